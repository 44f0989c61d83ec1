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
 * Maglev hashing by the client's address, and its port with mh-port. A change of servers moves few clients. It uses the
 * last weights above 0, so a quiesced server keeps its cells: its clients are refused unless mh-fallback is set.
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
  if (servers.size > mhCells) return table;
  let [divisor, most] = [0, 0];
  for (let server = servers.newest; server; server = server.older) {
    if (divisor !== 1) divisor = greatestCommonDivisor(divisor, server.lastWeight);
    most = Math.max(most, server.lastWeight);
  }
  if (divisor === 0) return table;
  const shift = Math.max(0, 32 - Math.clz32(most / divisor) - weightBits);
  const takers: Taker[] = [];
  for (let server = servers.newest; server; server = server.older) {
    if (server.lastWeight > 0) takers.push(taker(server, divisor, shift));
  }
  let free = mhCells;
  while (free > 0) {
    for (const one of takers) {
      for (let turn = 0; turn < one.turns && free > 0; turn++) {
        let { cell } = one;
        while (table[cell]) cell = next(cell, one.skip);
        table[cell] = one.server;
        one.cell = cell;
        free--;
      }
    }
  }
  return table;
}

function next(cell: number, skip: number): number {
  const to = cell + skip;
  return to < mhCells ? to : to - mhCells;
}

interface Taker {
  readonly server: Destination;
  readonly turns: number;
  readonly skip: number;
  cell: number;
}

/** A server with its walk through the cells. */
function taker(server: Destination, divisor: number, shift: number): Taker {
  const { cell, skip } = (server.mhWalk ??= walk(server));
  const turns = Math.max(1, (server.lastWeight / divisor) >> shift);
  return { server, turns, skip, cell };
}

/** The start of a server's walk and the length of its steps, which depend only on its name. */
function walk({ address, port }: Destination): NonNullable<Destination['mhWalk']> {
  const word = (foldedAddress(address) + port) >>> 0;
  return { cell: hsiphash(word, firstKey) % mhCells, skip: (hsiphash(word, secondKey) % (mhCells - 1)) + 1 };
}

/** The cell of a client's word. */
export function mhCellOf(word: number): number {
  return hsiphash(word, firstKey) % mhCells;
}

/** With fallback the word is hashed again with growing offsets until a usable server is found. */
export function mhPick(
  table: readonly (Destination | null)[],
  word: number,
  flags: number,
  cellOf: (word: number) => number = mhCellOf,
): Destination | null {
  const first = cellOf(word);
  const server = table[first] ?? null;
  if (!server || usable(server)) return server;
  if ((flags & 1) === 0) return null;
  for (let offset = 0; offset < mhCells; offset++) {
    const cell = cellOf((word + ((offset + first) % mhCells)) >>> 0);
    const other = table[cell];
    if (!other) return null;
    if (usable(other)) return other;
  }
  return null;
}
