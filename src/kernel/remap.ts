import { serverKeyText } from '../domain/server.ts';
import type { Service } from '../domain/service.ts';
import { type Destination, destination } from './destination.ts';
import { bucketCount, bucketOf } from './schedulers/hash-table.ts';
import { usable } from './scheduler.ts';
import { dhTable } from './schedulers/dh.ts';
import { mhCells, mhPick, mhTable } from './schedulers/mh.ts';
import { shPick, shTable } from './schedulers/sh.ts';
import { ServerList } from './server-list.ts';

/** What a change does to the clients of a service under sh, dh or mh; shares from 0 to 1 of the hash space. */
export interface Remap {
  /** Clients that get another server for their next new connection. */
  readonly moved: number;
  /** Clients that had a server and get none. */
  readonly refused: number;
  /** Clients that had none and get one. */
  readonly regained: number;
}

/**
 * Compares two forms of a service by their hash tables. Null unless both schedulers hash. Between two different ones
 * nothing is known of single clients, and the shares are those of independent tables.
 */
export function remap(before: Service, after: Service): Remap | null {
  const left = hashMap(before);
  const right = hashMap(after, before);
  if (!left || !right) return null;
  return left.length === right.length ? counted(left, right) : independent(shares(left), shares(right));
}

/** The share of the clients that each server gets, by `serverKeyText`; under '' those that are refused. Null unless the scheduler hashes. */
export function hashShares(service: Service, before?: Service): ReadonlyMap<string, number> | null {
  const map = hashMap(service, before);
  return map && shares(map);
}

/**
 * The server of each bucket or cell, null where its clients are refused. With mh-fallback a cell's clients part, so there
 * each of many evenly spread clients stands for itself.
 */
function hashMap(service: Service, before?: Service): readonly (string | null)[] | null {
  const { scheduler, flags } = service;
  const servers = listOf(service, before);
  switch (scheduler) {
    case 'dh':
      return dhTable(servers).map((server) => (server && usable(server) ? serverKeyText(server) : null));
    case 'sh': {
      const table = shTable(servers);
      return wordOfBucket().map((word) => keyOf(shPick(table, word, flags)));
    }
    case 'mh': {
      const table = mhTable(servers);
      if ((flags & 1) === 0) return table.map((server) => (server && usable(server) ? serverKeyText(server) : null));
      return Array.from({ length: mhCells }, (_, place) => keyOf(mhPick(table, Math.imul(place, spread) >>> 0, flags)));
    }
    default:
      return null;
  }
}

const spread = 0x9e3779b1;

function keyOf(server: Destination | null): string | null {
  return server && serverKeyText(server);
}

/** A word for each bucket. */
function wordOfBucket(): readonly number[] {
  const words = Array<number>(bucketCount).fill(0);
  for (let word = 0; word < bucketCount * 16; word++) words[bucketOf(word)] = word;
  return words;
}

/** A server that is quiesced by an edit keeps its last weight for mh; one that was added so never had any. */
function listOf(service: Service, before?: Service): ServerList {
  const owner = { key: service.key, statistics: null };
  const list = new ServerList();
  const weights = new Map(before?.servers.map((server) => [serverKeyText(server), server.weight]));
  for (const settings of service.servers) {
    const server = destination(owner, settings);
    server.lastWeight = settings.weight || (weights.get(serverKeyText(settings)) ?? 0);
    list.addNewest(server);
  }
  return list;
}

function counted(left: readonly (string | null)[], right: readonly (string | null)[]): Remap {
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

function shares(map: readonly (string | null)[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const server of map) found.set(server ?? '', (found.get(server ?? '') ?? 0) + 1 / map.length);
  return found;
}

function independent(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): Remap {
  const [lost, lostAfter] = [left.get('') ?? 0, right.get('') ?? 0];
  const same = [...left].reduce((sum, [key, share]) => (key === '' ? sum : sum + share * (right.get(key) ?? 0)), 0);
  return {
    moved: (1 - lost) * (1 - lostAfter) - same,
    refused: (1 - lost) * lostAfter,
    regained: lost * (1 - lostAfter),
  };
}
