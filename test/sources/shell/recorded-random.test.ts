import { expect, it } from 'vitest';
import { randomScript } from '../../support/random-script.ts';
import { read, recordedRuns, tableOf, taken } from './recorded-runs.ts';

const recorder = recordedRuns();

it('random scripts: without losses the table is that of the run, with losses no line is made up', () => {
  let whole = 0;
  const first = Number(process.env['SEED'] ?? 1);
  const count = Number(process.env['SEEDS'] ?? 50);
  for (let seed = first; seed < first + count; seed++) {
    const script = randomScript(seed);
    const reading = read(script, []);
    const { calls } = recorder.run(script, { environment: { HIDDEN: String(seed % 2) } });
    if (reading.losses.every(({ what }) => what.includes('already exists'))) {
      whole++;
      expect(tableOf(taken(reading)), `seed ${seed}\n${script}`).toBe(tableOf(calls));
    } else if (!reading.losses.some(({ what }) => what.startsWith('the script may end here'))) {
      for (const line of taken(reading)) expect(calls, `seed ${seed}: ${line}\n${script}`).toContain(line);
    }
  }
  expect(whole).toBeGreaterThan(count / 4);
}, 60_000);
