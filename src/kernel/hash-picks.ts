import type { ServiceKey, ServiceSettings } from '../domain/service.ts';
import type { Destination } from './destination.ts';
import { foldedAddress } from './fold.ts';
import { usable } from './scheduler.ts';
import { bucketCount, bucketOf } from './schedulers/hash-table.ts';
import { mhCellOf, mhCells, mhPick } from './schedulers/mh.ts';
import { shPick } from './schedulers/sh.ts';

export type HashTable = readonly (Destination | null)[];

/** The server for each slot of the hash table of a service with sh, dh or mh. */
export function picksOf({ scheduler, flags, key }: ServiceSettings, table: HashTable): HashTable {
  if (scheduler === 'dh') return destinationBuckets(key).map((bucket) => served(table[bucket]));
  if ((flags & fallbackFlag) === 0 || table.every(isServed)) return table.map(served);
  if (!table.some(isServed)) return table.map(() => null);
  return scheduler === 'sh'
    ? wordOfBucket().map((word) => shPick(table, word, flags))
    : wordOfCell().map((word) => mhPick(table, word, flags, knownCell));
}

/** The bit of `sh-fallback` and `mh-fallback`. */
const fallbackFlag = 1;

/** All clients of an address service send to the same destination; a mark can have many. */
function destinationBuckets(key: ServiceKey): readonly number[] {
  if (key.kind !== 'fwmark') return [bucketOf(foldedAddress(key.address))];
  return Array.from({ length: bucketCount }, (_, bucket) => bucket);
}

function isServed(server: Destination | null): boolean {
  return server !== null && usable(server);
}

function served(server: Destination | null | undefined): Destination | null {
  return server && usable(server) ? server : null;
}

const wordOfBucket = wordsOf(bucketCount, bucketOf);
const wordOfCell = wordsOf(mhCells, knownCell);

/** A hash word for each slot of a table, computed at first use. */
function wordsOf(places: number, placeOf: (word: number) => number): () => readonly number[] {
  let words: readonly number[] | undefined;
  return () => {
    if (words) return words;
    const found = Array<number>(places).fill(-1);
    for (let left = places, word = 0; left > 0; word += spread) {
      const place = placeOf(word);
      if (found[place] !== -1) continue;
      found[place] = word;
      left--;
    }
    return (words = found);
  };
}

/**
 * Words are close enough together for caching the cells of their searches, and far enough apart that few searches meet.
 */
const spread = 8;

/** Cells by word, stored as cell + 1; 0 where it is not computed yet. */
let cells = new Uint16Array(0);

/** `mhCellOf` with a cache: it gets the same words again and again when many servers are skipped. */
function knownCell(word: number): number {
  if (word >= cells.length) {
    if (word > mostCells) return mhCellOf(word);
    const longer = new Uint16Array(Math.max(2 * word, 1 << 16));
    longer.set(cells);
    cells = longer;
  }
  const known = cells[word] ?? 0;
  if (known > 0) return known - 1;
  const cell = mhCellOf(word);
  cells[word] = cell + 1;
  return cell;
}

const mostCells = 1 << 21;
