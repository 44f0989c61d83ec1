import type { Destination } from '../destination.ts';
import { foldedAddress } from '../fold.ts';
import type { Packet } from '../packet.ts';
import { type Scheduler, usable } from '../scheduler.ts';
import type { ServerList } from '../server-list.ts';
import { bucketCount, bucketOf, lazyTable } from './hash-table.ts';

/**
 * By the client's address, and its port with sh-port. Clients of an unusable server are refused unless sh-fallback is
 * set.
 */
export const sh: Scheduler = {
  name: 'sh',
  summary: 'source hashing: by the client address (-b sh-port: and port; -b sh-fallback: past unusable servers)',
  bind(service) {
    const table = lazyTable(() => shTable(service.servers));
    return {
      pick: (packet) => shPick(table.get(), shWord(packet, service.settings.flags), service.settings.flags),
      changed: () => {
        table.stale();
      },
    };
  },
};

/** Buckets are assigned newest server first, as many in a row as the weight, but at least one. */
export function shTable(servers: ServerList): readonly (Destination | null)[] {
  const table = Array<Destination | null>(bucketCount).fill(null);
  let server = servers.newest;
  let dealt = 0;
  for (let bucket = 0; server && bucket < bucketCount; bucket++) {
    table[bucket] = server;
    if (++dealt < server.weight) continue;
    server = server.older ?? servers.newest;
    dealt = 0;
  }
  return table;
}

/** The part of a packet that is hashed. */
export function shWord({ source, sourcePort }: Packet, flags: number): number {
  return (foldedAddress(source) + (flags & 2 ? sourcePort : 0)) >>> 0;
}

/** With fallback the search begins at twice the first bucket and visits each bucket once. */
export function shPick(table: readonly (Destination | null)[], word: number, flags: number): Destination | null {
  const first = bucketOf(word);
  const server = table[first] ?? null;
  if (!server || usable(server)) return server;
  if ((flags & 1) === 0) return null;
  for (let offset = 0; offset < bucketCount; offset++) {
    const other = table[(((offset + first) % bucketCount) + first) % bucketCount];
    if (!other) return null;
    if (usable(other)) return other;
  }
  return null;
}
