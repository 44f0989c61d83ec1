import { expect, test } from 'vitest';
import { openConversation } from '../../../src/directors/netlink/conversation.ts';
import { netlinkDirector } from '../../../src/directors/netlink-director.ts';
import { success } from '../../../src/domain/result.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { perDatagram, socketOfServers } from '../../support/netlink-socket.ts';

/** Bytes that say when an address of a server is decoded: that is read as one number, and once for each server. */
function watched(bytes: Buffer, work: { server(): void }): Buffer {
  return Object.assign(bytes, {
    subarray: (from: number, to: number) => watched(Buffer.prototype.subarray.call(bytes, from, to) as Buffer, work),
    readUInt32BE(offset: number) {
      work.server();
      return Buffer.prototype.readUInt32BE.call(bytes, offset);
    },
  });
}

test('10,000 servers of one service are read in slices, with other events between them', async () => {
  const slices: { datagrams: number; servers: number }[] = [];
  let now = { datagrams: 0, servers: 0 };
  const kernel = socketOfServers(10_000);
  const socket = {
    ...kernel,
    receive() {
      now.datagrams++;
      const bytes = kernel.receive();
      return typeof bytes === 'number' ? bytes : watched(bytes, { server: () => now.servers++ });
    },
  };
  let isRead = false;
  /** Another user of the event loop, who comes in its turn. */
  const others = () => {
    slices.push(now);
    now = { datagrams: 0, servers: 0 };
    if (!isRead) setImmediate(others);
  };
  setImmediate(others);
  const director = await netlinkDirector(memoryFiles(), openConversation(success(socket)));
  if (!director.ok) throw new Error('not opened');
  const observed = await director.value.observe();
  isRead = true;
  slices.push(now);
  expect(observed.ok && observed.value.services.map(({ servers }) => servers.length)).toEqual([10_000]);
  expect(slices.reduce((sum, { servers }) => sum + servers, 0)).toBe(10_000 + 1);
  // Short answers, such as those of the daemons and the timeouts, come in one slice.
  expect(Math.max(...slices.map(({ datagrams }) => datagrams))).toBeLessThanOrEqual(8);
  expect(Math.max(...slices.map(({ servers }) => servers))).toBeLessThanOrEqual(64 + 1);
  expect(slices.filter(({ datagrams }) => datagrams > 0).length).toBeGreaterThan(10_000 / perDatagram);
});
