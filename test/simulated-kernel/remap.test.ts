import { describe, expect, test } from 'vitest';
import type { RealServer } from '../../src/domain/server.ts';
import type { Service } from '../../src/domain/service.ts';
import { hashShares, remap } from '../../src/kernel/remap.ts';

const server = (place: number, weight = 1): RealServer => ({
  address: `10.0.0.${place + 1}`,
  port: 80,
  method: 'route',
  weight,
  upper: 0,
  lower: 0,
  tunnel: null,
});

const pool = (count: number) => Array.from({ length: count }, (_, place) => server(place));

const service = (scheduler: string, servers: readonly RealServer[], flags = 0): Service => ({
  key:
    scheduler === 'dh' ? { kind: 'fwmark', mark: 1, family: 'inet' } : { kind: 'tcp', address: '10.0.0.1', port: 80 },
  scheduler,
  flags,
  persistence: null,
  engine: null,
  onePacket: false,
  servers,
});

const percent = (share: number) => Math.round(share * 1000) / 10;

describe('the share of clients that a change moves, as measured on a real kernel', () => {
  const changes: readonly (readonly [
    string,
    number,
    (servers: RealServer[]) => RealServer[],
    Record<string, [number, number]>,
  ])[] = [
    ['one of three is removed', 3, (all) => all.slice(1), { sh: [66, 67], dh: [66, 67], mh: [33, 33.8] }],
    ['a fourth is added', 3, (all) => [...all, server(9)], { sh: [75.3, 75.5], dh: [75.3, 75.5], mh: [25, 25.6] }],
    ['three stand in the reversed order', 3, (all) => all.reverse(), { sh: [66, 67], dh: [66, 67], mh: [0, 0.3] }],
    [
      'one of three weighs double',
      3,
      (all) => all.map((one, at) => (at === 1 ? { ...one, weight: 2 } : one)),
      { sh: [66, 67], dh: [0, 0], mh: [16.4, 17] },
    ],
    ['one of eight is removed', 8, (all) => all.slice(1), { sh: [86, 89], dh: [86, 89], mh: [13, 13.9] }],
    ['a ninth is added', 8, (all) => [...all, server(20)], { sh: [90.4, 90.8], dh: [90.4, 90.8], mh: [11.5, 12.5] }],
    ['eight stand in the reversed order', 8, (all) => all.reverse(), { sh: [100, 100], dh: [100, 100], mh: [0, 0.8] }],
    [
      'all weights of three are ten times as high',
      3,
      (all) => all.map((one) => ({ ...one, weight: 10 })),
      { sh: [59, 61], dh: [0, 0], mh: [0, 0] },
    ],
  ];
  for (const [what, count, change, expected] of changes) {
    test.each(Object.entries(expected))(`${what}: %s`, (scheduler, [least, most]) => {
      const found = remap(service(scheduler, pool(count)), service(scheduler, change(pool(count))));
      expect(percent(found?.moved ?? NaN)).toBeGreaterThanOrEqual(least);
      expect(percent(found?.moved ?? NaN)).toBeLessThanOrEqual(most);
    });
  }
});

describe('quiescing one of three', () => {
  const quiesced = pool(3).map((one, at) => (at === 0 ? { ...one, weight: 0 } : one));

  test.each(['sh', 'mh', 'dh'])('under %s refuses a third of the clients and moves none', (scheduler) => {
    const found = remap(service(scheduler, pool(3)), service(scheduler, quiesced));
    expect(percent(found?.refused ?? NaN)).toBeCloseTo(33.3, -0.5);
    expect(found?.moved).toBe(0);
  });

  test.each(['sh', 'mh'])('under %s with fallback moves them and refuses none', (scheduler) => {
    const found = remap(service(scheduler, pool(3), 1), service(scheduler, quiesced, 1));
    expect(found?.refused).toBe(0);
    expect(percent(found?.moved ?? NaN)).toBeCloseTo(33.3, -0.5);
  });

  test('an mh server that is added with weight 0 takes no client', () => {
    expect(hashShares(service('mh', quiesced))?.get('10.0.0.1:80')).toBeUndefined();
    expect(hashShares(service('mh', quiesced))?.get('')).toBeUndefined();
  });
});

describe('the shares of sh', () => {
  test.each([
    [
      [200, 200, 200],
      [0, 22, 78],
    ],
    [
      [300, 300, 300],
      [0, 0, 100],
    ],
    [
      [100, 100, 100],
      [22, 39, 39],
    ],
  ])('with weights %j are %j percent', (weights, expected) => {
    const servers = weights.map((weight, at) => server(at, weight));
    const found = hashShares(service('sh', servers));
    expect(servers.map(({ address }) => Math.round((found?.get(`${address}:80`) ?? 0) * 100))).toEqual(expected);
  });
});

describe('what clients get, not what the table holds', () => {
  test.each(['sh', 'mh'])('%s-fallback moves no client when it is turned on or off', (scheduler) => {
    const [off, on] = [service(scheduler, pool(3)), service(scheduler, pool(3), 1)];
    expect(remap(off, on)).toEqual({ moved: 0, refused: 0, regained: 0 });
    expect(remap(on, off)).toEqual({ moved: 0, refused: 0, regained: 0 });
  });

  test.each(['sh', 'mh'])(
    '%s-fallback serves the clients of a quiesced server again, and moves no other',
    (scheduler) => {
      const quiesced = pool(3).map((one, at) => (at === 0 ? { ...one, weight: 0 } : one));
      const last = new Map([['10.0.0.1:80', 1]]);
      const found = remap(service(scheduler, quiesced), service(scheduler, quiesced, 1), last);
      expect(found?.moved).toBe(0);
      expect(percent(found?.regained ?? NaN)).toBeCloseTo(33.3, -0.5);
    },
  );

  test.each([
    ['sh', 4],
    ['mh', 4],
    ['sh', 10],
  ])('%s with %i servers: the port flag gives nearly every client another server', (scheduler, count) => {
    const found = remap(service(scheduler, pool(count)), service(scheduler, pool(count), 2));
    expect(percent(found?.moved ?? NaN)).toBeCloseTo(100 - 100 / count, -0.5);
  });

  test('all clients of one address are at one server under dh, so a change moves all of them or none', () => {
    const address = (servers: readonly RealServer[]): Service => ({
      ...service('dh', servers),
      key: { kind: 'tcp', address: '192.0.2.1', port: 80 },
    });
    const moved = pool(3).map(
      (_, gone) => remap(address(pool(3)), address(pool(3).filter((__, at) => at !== gone)))?.moved,
    );
    expect(moved.every((share) => share === 0 || share === 1)).toBe(true);
    expect(moved).toContain(1);
  });

  test('a server that is full refuses the clients that hash to it', () => {
    const full = pool(3).map((one, at) => (at === 0 ? { ...one, upper: 10, active: 4, inactive: 6 } : one));
    const found = remap(service('mh', pool(3)), service('mh', full));
    expect(percent(found?.refused ?? NaN)).toBeCloseTo(33.3, -0.5);
  });
});

test('a scheduler that does not hash has no remap', () => {
  expect(remap(service('rr', pool(2)), service('rr', pool(3)))).toBeNull();
});
