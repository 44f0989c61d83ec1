import { describe, expect, test } from 'vitest';
import { serviceAfter } from '../../src/domain/apply-change.ts';
import type { Change } from '../../src/domain/change.ts';
import type { RealServer } from '../../src/domain/server.ts';
import type { Service } from '../../src/domain/service.ts';
import { hashPool } from '../../src/kernel/hash-pool.ts';
import { loadPool, nextConnections } from '../../src/kernel/next-connections.ts';
import { random } from '../../src/kernel/random.ts';
import { lastWeightsAfter, movedBetween, remap, type Remap } from '../../src/kernel/remap.ts';
import { tournament } from '../../src/kernel/tournament.ts';

const key = { kind: 'fwmark', mark: 1, family: 'inet' } as const;

/** Seeded changes of a service with a few servers, some of them counted. */
function changes(seed: number, scheduler: string, schedulers: readonly string[]) {
  const draws = random(seed);
  const pick = (count: number) => Math.floor(draws.next() * count);
  const server = (place: number): RealServer => ({
    address: `10.0.0.${place + 1}`,
    port: 80,
    method: 'route',
    weight: pick(4),
    upper: pick(3) === 0 ? 1 + pick(12) : 0,
    lower: 0,
    tunnel: null,
  });
  const counted = (place: number) => ({ ...server(place), active: pick(9), inactive: pick(9) });
  const settings = { key, flags: pick(4), persistence: null, engine: null, onePacket: false };
  const start: Service = { ...settings, scheduler, servers: Array.from({ length: 6 }, (_, place) => counted(place)) };
  const steps: Change[] = [];
  const there = new Set(start.servers.map(({ address }) => address));
  while (steps.length < 25) {
    const one = server(pick(10));
    const known = there.has(one.address);
    if (pick(8) === 0) {
      const to = schedulers[pick(schedulers.length)] ?? scheduler;
      steps.push({ kind: 'edit-service', service: { ...settings, scheduler: to, flags: pick(4) } });
    } else if (!known) {
      steps.push({ kind: 'add-server', service: key, server: one });
      there.add(one.address);
    } else if (pick(3) === 0) {
      steps.push({ kind: 'delete-server', service: key, server: one });
      there.delete(one.address);
    } else steps.push({ kind: 'edit-server', service: key, server: one });
  }
  return { start, steps };
}

function after(service: Service, change: Change): Service {
  return serviceAfter(service, change) ?? service;
}

describe('a service that is followed step by step tells what two whole services tell', () => {
  const seeds = Array.from({ length: 12 }, (_, seed) => seed + 1);

  test.each(seeds)('of clients under a hash, seed %i', (seed) => {
    const { start, steps } = changes(seed, ['sh', 'dh', 'mh'][seed % 3] ?? 'sh', ['sh', 'dh', 'mh', 'wlc']);
    const pool = hashPool(start);
    let [service, weights] = [start, lastWeightsAfter(start)];
    for (const change of steps) {
      const [old, left] = [pool.settings, pool.picks()];
      pool.follow(change);
      const right = pool.picks();
      const followed = left && right && movedBetween(old, left, pool.settings, right);
      const next = after(service, change);
      expect(rounded(followed)).toEqual(rounded(remap(service, next, weights)));
      [service, weights] = [next, lastWeightsAfter(next, weights)];
    }
  });

  test.each(seeds)('of the next connections, seed %i', (seed) => {
    const scheduler = ['lc', 'wlc', 'sed', 'nq', 'lblc'][seed % 5] ?? 'lc';
    const { start, steps } = changes(seed, scheduler, [scheduler]);
    const pool = loadPool(start);
    let service = start;
    for (const change of steps) {
      const next = after(service, change);
      if (change.kind === 'add-server' || change.kind === 'edit-server') {
        expect(pool?.next(change.server)).toEqual(nextConnections(next, change.server));
      }
      pool?.follow(change);
      service = next;
    }
  });
});

test('the best of a part of a row is what a walk through it finds', () => {
  const draws = random(3);
  const row = tournament<number>((one, other) => one > other);
  const plain: (number | null)[] = [];
  for (let turn = 0; turn < 300; turn++) {
    const place = Math.floor(draws.next() * 40);
    const entry = draws.next() < 0.3 ? null : Math.floor(draws.next() * 100);
    row.set(place, entry);
    plain[place] = entry;
    const [from, to] = [Math.floor(draws.next() * 40), Math.floor(draws.next() * 50)];
    const walked = plain.slice(from, to).filter((each) => typeof each === 'number');
    expect(row.best(from, to)).toBe(walked.length === 0 ? null : Math.max(...walked));
  }
});

function rounded(found: Remap | null) {
  return found && Object.values(found).map((share: number) => share.toFixed(9));
}
