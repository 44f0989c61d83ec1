import { serverKeyText } from '../domain/server.ts';
import type { Service, ServiceKey } from '../domain/service.ts';
import { type Destination, destination } from './destination.ts';
import { foldedAddress } from './fold.ts';
import { overloadedAt } from './overload.ts';
import { usable } from './scheduler.ts';
import { bucketCount, bucketOf } from './schedulers/hash-table.ts';
import { dhTable } from './schedulers/dh.ts';
import { mhCellOf, mhCells, mhPick, mhTable } from './schedulers/mh.ts';
import { shPick, shTable } from './schedulers/sh.ts';
import { ServerList } from './server-list.ts';

/** What a change does to the clients of a service under sh, dh or mh; shares from 0 to 1 of all clients. */
export interface Remap {
  /** Clients that get another server for their next new connection. */
  readonly moved: number;
  /** Clients that had a server and get none. */
  readonly refused: number;
  /** Clients that had none and get one. */
  readonly regained: number;
}

/** The last weight above 0 of each server, by `serverKeyText`: mh builds its table from it. */
export type LastWeights = ReadonlyMap<string, number>;

/**
 * Compares where each client of a service ends up before and after a change. Null unless both schedulers hash. Where the
 * two hash different things (sh against mh, the address against address and port) a client's two servers have nothing to
 * do with each other, and the shares are those of independent draws.
 */
export function remap(before: Service, after: Service, lastWeights?: LastWeights): Remap | null {
  const left = hashForm(before, lastWeights);
  const right = hashForm(after, lastWeightsAfter(before, lastWeights));
  if (!left || !right) return null;
  if (hashedOf(before) !== hashedOf(after)) return independent(shares(left.picks()), shares(right.picks()));
  const byWord = left.parts || right.parts;
  return counted(left.picks(byWord), right.picks(byWord));
}

/** The share of the clients that each server gets, by `serverKeyText`; under '' those that are refused. Null unless the scheduler hashes. */
export function hashShares(service: Service, lastWeights?: LastWeights): ReadonlyMap<string, number> | null {
  const form = hashForm(service, lastWeights);
  return form && shares(form.picks());
}

/** What the kernel remembers of the weights of a service: an edit to 0 keeps the old one, an addition with 0 has none. */
export function lastWeightsAfter(before: Service, known?: LastWeights): LastWeights {
  return new Map(
    before.servers.map((server) => {
      const text = serverKeyText(server);
      return [text, server.weight || (known?.get(text) ?? 0)];
    }),
  );
}

type Picks = readonly (string | null)[];

/** A hash table ready to be asked. */
interface HashForm {
  /** Whether clients of one cell part, so that single clients have to be asked for. */
  readonly parts: boolean;
  /** The server of each cell, or of one client for each cell; null where it is refused. */
  picks(byWord?: boolean): Picks;
}

/** What of a client's packet decides. */
function hashedOf({ scheduler, flags }: Service): string {
  return scheduler === 'dh' ? 'dh' : `${scheduler} ${flags & portFlag}`;
}

/** The bit of `sh-port` and `mh-port`. */
const portFlag = 2;

function hashForm(service: Service, lastWeights?: LastWeights): HashForm | null {
  const { scheduler, flags, key } = service;
  switch (scheduler) {
    case 'dh': {
      const table = dhTable(listOf(service, lastWeights)).map(served);
      return { parts: false, picks: () => destinationBuckets(key).map((bucket) => table[bucket] ?? null) };
    }
    case 'sh': {
      const table = shTable(listOf(service, lastWeights));
      return { parts: false, picks: () => wordOfBucket().map((word) => keyOf(shPick(table, word, flags))) };
    }
    case 'mh': {
      const table = mhTable(listOf(service, lastWeights));
      const parts = (flags & 1) !== 0 && table.some((server) => server !== null && !usable(server));
      return {
        parts,
        picks: (byWord = parts) =>
          byWord ? wordOfCell().map((word) => keyOf(mhPick(table, word, flags))) : table.map(served),
      };
    }
    default:
      return null;
  }
}

/** Every client of an address service sends to the same destination; a mark stands for many. */
function destinationBuckets(key: ServiceKey): readonly number[] {
  if (key.kind !== 'fwmark') return [bucketOf(foldedAddress(key.address))];
  return Array.from({ length: bucketCount }, (_, bucket) => bucket);
}

function served(server: Destination | null): string | null {
  return server && usable(server) ? serverKeyText(server) : null;
}

function keyOf(server: Destination | null): string | null {
  return server && serverKeyText(server);
}

const wordOfBucket = wordsOf(bucketCount, bucketOf);
const wordOfCell = wordsOf(mhCells, mhCellOf);

/** A word for each place of a table, found when it is first needed. */
function wordsOf(places: number, placeOf: (word: number) => number): () => readonly number[] {
  let words: readonly number[] | undefined;
  return () => {
    if (words) return words;
    const found = Array<number>(places).fill(-1);
    for (let left = places, step = 1; left > 0; step++) {
      const word = Math.imul(step, spread) >>> 0;
      const place = placeOf(word);
      if (found[place] !== -1) continue;
      found[place] = word;
      left--;
    }
    return (words = found);
  };
}

const spread = 0x9e3779b1;

function listOf(service: Service, lastWeights?: LastWeights): ServerList {
  const owner = { key: service.key, statistics: null };
  const list = new ServerList();
  for (const settings of service.servers) {
    const server = destination(owner, settings);
    server.lastWeight = settings.weight || (lastWeights?.get(serverKeyText(settings)) ?? 0);
    server.overloaded = overloadedAt(settings, connectionsAt(settings));
    list.addNewest(server);
  }
  return list;
}

/** The connections of an observed server; a server of a rules file has none. */
function connectionsAt(server: object): number {
  const { active = 0, inactive = 0 } = server as { readonly active?: number; readonly inactive?: number };
  return active + inactive;
}

function counted(left: Picks, right: Picks): Remap {
  let [moved, refused, regained] = [0, 0, 0];
  for (const [place, before] of left.entries()) {
    const after = right[place] ?? null;
    if (before === after) continue;
    if (before === null) regained++;
    else if (after === null) refused++;
    else moved++;
  }
  return { moved: moved / left.length, refused: refused / left.length, regained: regained / left.length };
}

function shares(map: Picks): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const server of map) counts.set(server ?? '', (counts.get(server ?? '') ?? 0) + 1);
  return new Map([...counts].map(([server, count]) => [server, count / map.length]));
}

function independent(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): Remap {
  const [lost, lostAfter] = [left.get('') ?? 0, right.get('') ?? 0];
  const same = [...left].reduce((sum, [key, share]) => (key === '' ? sum : sum + share * (right.get(key) ?? 0)), 0);
  return {
    moved: Math.max(0, (1 - lost) * (1 - lostAfter) - same),
    refused: (1 - lost) * lostAfter,
    regained: lost * (1 - lostAfter),
  };
}
