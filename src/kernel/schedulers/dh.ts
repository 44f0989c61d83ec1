import { foldedAddress } from '../fold.ts';
import { type Scheduler, usable } from '../scheduler.ts';
import type { ServerList } from '../server-list.ts';
import type { Destination } from '../destination.ts';
import { bucketCount, bucketOf, lazyTable } from './hash-table.ts';

/**
 * By the destination address: meant for fwmark services in front of caches. All clients of one virtual address get the
 * same server. Clients whose server is quiesced or overloaded are refused.
 */
export const dh: Scheduler = {
  name: 'dh',
  summary: 'destination hashing: by the destination address, weights ignored',
  bind({ servers }) {
    const table = lazyTable(() => dhTable(servers));
    return {
      pick({ destination }) {
        const server = table.get()[bucketOf(foldedAddress(destination))];
        return server && usable(server) ? server : null;
      },
      changed(what) {
        if (what !== 'edited') table.stale();
      },
    };
  },
};

/** One bucket for each server in turn, newest first. */
export function dhTable(servers: ServerList): readonly (Destination | null)[] {
  const newestFirst: Destination[] = [];
  for (let server = servers.newest; server && newestFirst.length < bucketCount; server = server.older) {
    newestFirst.push(server);
  }
  return Array.from({ length: bucketCount }, (_, bucket) => newestFirst[bucket % newestFirst.length] ?? null);
}
