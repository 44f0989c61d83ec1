import { describe, expect, test } from 'vitest';
import { operator } from './support/operator.ts';

const longName = 'ssh://operations@lb1.prod.a-rather-long-name.example.com:2222';
const named = (spec: string) => ({ spec, simulated: null, intervalMs: 1000, kernel: {} });
const failing = (at: number) => ({ kind: 'not-observed', at, reason: 'No route to host' }) as const;
const tick = (at: number) => ({ kind: 'tick', at }) as const;

describe('a sample older than three intervals takes the first row, at every size', () => {
  test.each([
    [200, 60],
    [120, 40],
    [80, 24],
    [60, 15],
    [40, 10],
    [40, 6],
    [20, 5],
    [20, 3],
    [20, 2],
    [20, 1],
  ])('%i columns, %i rows', (columns, rows) => {
    const simulated = { spec: 'sim:lb.json', simulated: 'a test', intervalMs: 1000, kernel: {} };
    for (const source of [named('lb1'), named(longName), simulated]) {
      const seen = operator({ size: { columns, rows }, source });
      expect(seen.happens(tick(4000)).screen[0]).not.toContain('STALE');
      const old = seen.happens(failing(42_000)).happens(tick(42_500));
      expect(old.screen[0]?.trimStart()).toMatch(/^STALE 00:41: No/);
      expect(old.screen).toHaveLength(rows);
      expect(old.sees({ services: [], unknown: [] }, 43_000).screen[0]).not.toContain('STALE');
    }
  });
});

test('a director that never returned is stale too, with the time since the start', () => {
  const { screen } = operator().happens(tick(62_000));
  expect(screen[0]).toMatch(/^ STALE 01:01: the director does not answer/);
});

test('a failure is shown with its reason before the sample is stale', () => {
  expect(operator().happens(failing(2500)).screen[0]).toMatch(/^ ● no answer 00:01: No route to host/);
});

test('a longer interval makes a sample stale later', () => {
  const slow = operator({ source: { ...named('lb1'), intervalMs: 60_000 } });
  expect(slow.happens(tick(170_000)).screen[0]).not.toContain('STALE');
  expect(slow.happens(tick(182_000)).screen[0]).toContain('STALE 03:01');
});

describe('a long director name never hides the state', () => {
  test.each([
    [40, 10],
    [60, 15],
    [80, 24],
  ])('%i columns, %i rows', (columns, rows) => {
    const lock = { reason: 'started with --read-only', opens: false };
    const seen = operator({ size: { columns, rows }, source: named(longName), lock });
    expect(seen.screen[0]).toMatch(/^ ● \d\d:\d\d:\d\d 1s {2}read-only {2}ssh:.*….*/);
    expect(seen.type('Z').sees({ services: [], unknown: [] }, 3000).screen[0]).toMatch(/^ ● paused 00:02 {2}read-only/);
    const stale = seen.happens(failing(9000));
    expect(stale.screen[0]).toMatch(/^ STALE 00:08: No route.*read-only/);
  });
});

test('the rows of a stale table are dimmed, and are not once it is read again', async () => {
  const { frame } = await import('../../src/console/views/frame.ts');
  const dimmed = (state: Parameters<typeof frame>[0]) => frame(state).filter(({ tone }) => tone === 'dimmed').length;
  const old = operator().happens(failing(9000));
  expect(dimmed(old.state)).toBeGreaterThan(6);
  expect(dimmed(operator().state)).toBe(0);
});

test.each(['1', '2', '5', '6'])('view %s says why a director cannot be read from the start', (key) => {
  const seen = operator({}, null).happens(failing(2500)).type(key);
  expect(seen.screen.slice(2).join('\n')).toContain('No route to host');
});
