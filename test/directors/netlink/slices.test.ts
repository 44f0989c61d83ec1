import { expect, test } from 'vitest';
import { openConversation } from '../../../src/directors/netlink/conversation.ts';
import { netlinkDirector } from '../../../src/directors/netlink-director.ts';
import { success } from '../../../src/domain/result.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { perDatagram, socketOfServers } from '../../support/netlink-socket.ts';

/** A director of one service with 10,000 servers, whose kernel takes a millisecond for each datagram. */
function slowDirector() {
  const kernel = socketOfServers(10_000);
  let now = 0;
  const sent: number[] = [];
  const socket = {
    ...kernel,
    send(bytes: Buffer) {
      sent.push(now);
      return kernel.send(bytes);
    },
    receive() {
      now++;
      return kernel.receive();
    },
  };
  const director = netlinkDirector(memoryFiles(), openConversation(success(socket)), () => now);
  if (!director.ok) throw new Error('not opened');
  return { director: director.value, now: () => now, sent };
}

test('10,000 servers of one service are read in slices, with other events between them', async () => {
  const { director, now } = slowDirector();
  const slices: number[] = [];
  let since = now();
  let isRead = false;
  /** Another user of the event loop, who comes in its turn. */
  const others = () => {
    slices.push(now() - since);
    since = now();
    if (!isRead) setImmediate(others);
  };
  setImmediate(others);
  const observed = await director.observe();
  isRead = true;
  slices.push(now() - since);
  expect(observed.ok && observed.value.services.map(({ servers }) => servers.length)).toEqual([10_000]);
  const all = slices.reduce((sum, each) => sum + each, 0);
  expect(all).toBeGreaterThan(10_000 / perDatagram);
  // Short answers, such as those of the daemons and the timeouts, come in one slice.
  expect(Math.max(...slices)).toBeLessThanOrEqual(10 + 4 + 4);
});

test('no change is sent while a dump has answers to come, nor a second dump', async () => {
  const { director, sent } = slowDirector();
  const [first, changed, second] = await Promise.all([
    director.observe(),
    director.apply([{ kind: 'flush' }]),
    director.observe(),
  ]);
  expect([first.ok, changed.ok, second.ok]).toEqual([true, true, true]);
  const [, ...requests] = sent;
  const long = requests.filter((at, place) => (requests[place + 1] ?? at) - at > 10_000 / perDatagram);
  // Each request but the last of its kind comes after all answers to the one before.
  expect(long).toHaveLength(2);
  expect(requests).toHaveLength(5 + 1 + 5);
});
