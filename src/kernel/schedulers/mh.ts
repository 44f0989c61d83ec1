import type { Destination } from '../destination.ts';
import { foldedAddress } from '../fold.ts';
import { type Scheduler, usable } from '../scheduler.ts';
import type { ServerList } from '../server-list.ts';
import { hsiphash } from '../siphash.ts';
import { lazyTable } from './hash-table.ts';
import { shWord } from './sh.ts';
import { greatestCommonDivisor } from './wrr.ts';

/** Cells of the table: CONFIG_IP_VS_MH_TAB_INDEX=12, as Debian builds it. */
export const mhCells = 4093;

const weightBits = 6;
const firstKey = 2654435761;
const secondKey = 2654446892;

/**
 * Maglev hashing by the client's address, and its port with mh-port. A change of servers moves few clients. Weights are
 * the last ones above 0, so that a quiesced server keeps its cells: its clients are refused unless mh-fallback is set.
 */
export const mh: Scheduler = {
  name: 'mh',
  summary: 'Maglev hashing: as sh, but a change of servers moves few clients',
  bind(service) {
    if (service.servers.size > mhCells) return null;
    const table = lazyTable(() => mhTable(service.servers));
    return {
      pick: (packet) => mhPick(table.get(), shWord(packet, service.settings.flags), service.settings.flags),
      changed: () => {
        table.stale();
      },
    };
  },
};

/** The servers of all cells. Empty when no server ever had a weight, or when there are more servers than cells. */
export function mhTable(servers: ServerList): readonly (Destination | null)[] {
  const table = Array<Destination | null>(mhCells).fill(null);
  const newestFirst = servers.oldestFirst().reverse();
  const divisor = newestFirst.reduce((found, { lastWeight }) => greatestCommonDivisor(found, lastWeight), 0);
  if (divisor === 0 || newestFirst.length > mhCells) return table;
  const most = newestFirst.reduce((found, { lastWeight }) => Math.max(found, lastWeight), 0);
  const shift = Math.max(0, 32 - Math.clz32(most / divisor) - weightBits);
  const takers = newestFirst.map((server) => taker(server, divisor, shift));
  let free = mhCells;
  while (free > 0) {
    for (const one of takers) {
      for (let turn = 0; turn < one.turns && free > 0; turn++) {
        while (table[one.cell]) one.cell = (one.cell + one.skip) % mhCells;
        table[one.cell] = one.server;
        free--;
      }
    }
  }
  return table;
}

/** A server's own walk through the cells. */
function taker(server: Destination, divisor: number, shift: number) {
  const word = (foldedAddress(server.address) + server.port) >>> 0;
  const turns = server.lastWeight === 0 ? 0 : Math.max(1, (server.lastWeight / divisor) >> shift);
  return {
    server,
    turns,
    cell: hsiphash(word, firstKey) % mhCells,
    skip: (hsiphash(word, secondKey) % (mhCells - 1)) + 1,
  };
}

/** The cell of a client's word. */
export function mhCellOf(word: number): number {
  return hsiphash(word, firstKey) % mhCells;
}

/** With fallback the word is hashed again with growing offsets until a usable server is met. */
export function mhPick(table: readonly (Destination | null)[], word: number, flags: number): Destination | null {
  const first = mhCellOf(word);
  const server = table[first] ?? null;
  if (!server || usable(server)) return server;
  if ((flags & 1) === 0) return null;
  for (let offset = 0; offset < mhCells; offset++) {
    const cell = mhCellOf((word + ((offset + first) % mhCells)) >>> 0);
    const other = table[cell];
    if (!other) return null;
    if (usable(other)) return other;
  }
  return null;
}
