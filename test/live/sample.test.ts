import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/domain/observation.ts';
import { historyLength, noHistory, recorded, series } from '../../src/live/history.ts';
import { sampleOf } from '../../src/live/sample.ts';
import { figures, server, service } from '../console/support/observations.ts';

/** A director that counts but does not estimate. */
function counted(connections: bigint): Observation {
  const totals = figures({ connections });
  const { key, scheduler, flags, persistence, engine, onePacket } = service('192.0.2.1', []);
  const { address, port, method, weight, upper, lower, tunnel, active, inactive } = server('10.0.0.1');
  const bare = { address, port, method, weight, upper, lower, tunnel, active, inactive, totals };
  const site = { key, scheduler, flags, persistence, engine, onePacket, servers: [bare], totals };
  return { services: [site], unknown: [] };
}

describe('rates of a director that gives totals only', () => {
  test.each<[what: string, before: bigint, after: bigint, seconds: number, rate: bigint]>([
    ['are what passed in a second', 100n, 130n, 2, 15n],
    ['are nothing when nothing passed', 100n, 100n, 1, 0n],
    ['are nothing when the counters were zeroed', 100n, 3n, 1, 0n],
  ])('%s', (_, before, after, seconds, rate) => {
    const first = sampleOf(counted(before), 0, null);
    const { observation } = sampleOf(counted(after), seconds * 1000, first);
    expect(observation.services[0]?.rates?.connections).toBe(rate);
    expect(observation.services[0]?.servers[0]?.rates?.connections).toBe(rate);
  });
});

test("a director's own rates are kept as they are", () => {
  const own: Observation = { services: [service('192.0.2.1', [])], unknown: [] };
  expect(sampleOf(own, 1000, sampleOf(own, 0, null)).observation).toBe(own);
});

describe('history', () => {
  const seen = (active: number, address = '10.0.0.1') => ({
    at: 0,
    observation: { services: [service('192.0.2.1', [server(address, { active })])], unknown: [] },
  });

  test('tells the past of a row, and where it was absent', () => {
    const history = [seen(1), seen(2), seen(9, '10.0.0.2'), seen(3)].reduce(recorded, noHistory);
    expect(series(history, 'tcp 192.0.2.1:80 10.0.0.1:80', 'active')).toEqual([1, 2, null, 3]);
    expect(series(history, 'tcp 192.0.2.1:80', 'active')).toEqual([1, 2, 9, 3]);
  });

  test('keeps the latest samples only', () => {
    const all = Array.from({ length: historyLength + 5 }, (_, index) => seen(index));
    const kept = series(all.reduce(recorded, noHistory), 'tcp 192.0.2.1:80', 'active');
    expect([kept.length, kept[0]]).toEqual([historyLength, 5]);
  });
});
