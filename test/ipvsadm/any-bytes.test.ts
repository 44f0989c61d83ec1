import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatRules } from '../../src/ipvsadm/format/format-rules.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { mutated } from '../support/streams.ts';

const folder = new URL('../fixtures/corpus/ipvsadm/', import.meta.url);
const lines = readdirSync(folder)
  .filter((name) => name !== 'meta.json')
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { input: string }[])
  .flatMap(({ input }) => input.split('\n'))
  .filter((line) => line.length < 200);

test('ten thousand broken lines are read, each of them to an end', () => {
  for (let seed = 0; seed < 10_000; seed++) {
    const bytes = mutated(`-A -t 10.0.0.1:80\n${lines[seed % lines.length] ?? ''}`, seed);
    const { exit, lines: outcomes } = predict(bytes, { reader: seed % 2 === 0 ? 'ipvsadm' : 'restore' });
    expect([0, 1, 2, 255]).toContain(exit);
    expect(outcomes.length).toBeGreaterThanOrEqual(bytes.length > 0 ? 1 : 0);
    if (seed % 10 === 0) expect(formatRules(bytes).text).toBeInstanceOf(Uint8Array);
  }
});
