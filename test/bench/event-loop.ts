import { setTimeout as sleep } from 'node:timers/promises';
import { openConversation } from '../../src/directors/netlink/conversation.ts';
import { netlinkDirector } from '../../src/directors/netlink-director.ts';
import { success } from '../../src/domain/result.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { socketOfServers } from '../support/netlink-socket.ts';
import type { Bench } from './bench.ts';

const servers = 10_000;
const rounds = 20;

/** How long keys and timers wait while a large table is read by netlink; the kernel's answers are made here. */
export const eventLoop: Bench = {
  name: 'event-loop',
  async run() {
    const director = netlinkDirector(memoryFiles(), openConversation(success(socketOfServers(servers))));
    if (!director.ok) throw new Error('not opened');
    const waits: number[] = [];
    for (let round = 0; round < rounds; round++) {
      waits.push(await longestWait(() => director.value.observe()));
      await sleep(20);
    }
    const [first = Number.NaN] = waits;
    const median = waits.sort((a, b) => a - b)[rounds / 2] ?? Number.NaN;
    return [
      {
        what: `the longest wait while ${servers} servers of a service are read`,
        value: median * 1000,
        unit: 'µs',
        target: 20_000,
        measured: `median of ${rounds} refreshes; ${first.toFixed(1)} ms in the first, before the code is compiled`,
      },
    ];
  },
};

/** The most processor time between two turns of the event loop, in milliseconds: other processes do not count. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = process.cpuUsage();
  let isDone = false;
  const turn = () => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
    if (!isDone) setImmediate(turn);
  };
  turn();
  await work();
  isDone = true;
  turn();
  return longest;
}
