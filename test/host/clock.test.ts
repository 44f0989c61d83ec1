import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/host/clock.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { virtualClock } from '../support/virtual-clock.ts';

describe.each<[string, () => { clock: Clock; pass: (ms: number) => Promise<void> }]>([
  [
    'the system',
    () => {
      const clock = systemClock();
      return { clock, pass: (ms) => clock.sleep(ms) };
    },
  ],
  [
    'a test',
    () => {
      const clock = virtualClock();
      return { clock, pass: (ms) => clock.advance(ms) };
    },
  ],
])('the clock of %s', (_, make) => {
  test('sleepers wake in the order of their times', async () => {
    const { clock, pass } = make();
    const woken: string[] = [];
    void clock.sleep(40).then(() => woken.push('late'));
    void clock.sleep(5).then(() => woken.push('early'));
    await pass(80);
    expect(woken).toEqual(['early', 'late']);
  });

  test('time passes by at least what was slept', async () => {
    const { clock, pass } = make();
    const before = clock.now();
    await pass(20);
    expect(clock.now() - before).toBeGreaterThanOrEqual(19);
  });

  test('an aborted sleep ends at once', async () => {
    const { clock } = make();
    const abort = new AbortController();
    const asleep = clock.sleep(1e9, abort.signal);
    abort.abort();
    await expect(asleep).resolves.toBeUndefined();
    await expect(clock.sleep(1e9, abort.signal)).resolves.toBeUndefined();
  });
});
