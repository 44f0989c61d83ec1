import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tried } from './fuzz.ts';
import { readers } from './readers.ts';

/**
 * Damages good texts of every kind that lvsrules reads, and checks that the readers behave:
 * `npm run fuzz -- --minutes 60 --seed 1 [--reader rules]`. Inputs at fault are kept in `test/fuzz/kept/`, where the unit
 * tests try them again. Exit 1 when there were any.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    reader: { type: 'string' },
  },
});
const seed = Number(values.seed);
const until = Date.now() + Number(values.minutes) * 60_000;
const names = Object.keys(readers).filter((name) => values.reader === undefined || name === values.reader);
if (names.length === 0 || !Number.isSafeInteger(seed) || !(until > 0)) {
  process.stderr.write(
    `usage: npm run fuzz -- [--minutes N] [--seed N] [--reader ${Object.keys(readers).join('|')}]\n`,
  );
  process.exit(2);
}
const kept = fileURLToPath(new URL('kept/', import.meta.url));
const mostOfOneReader = 5;
const counts = new Map<string, number>();
let number = 0;
for (; Date.now() < until; number++) {
  for (const reader of names) {
    const count = counts.get(reader) ?? 0;
    const fault = count < mostOfOneReader ? await tried(reader, seed, number) : null;
    if (fault === null) continue;
    counts.set(reader, count + 1);
    mkdirSync(kept, { recursive: true });
    const name = `${reader.replaceAll(' ', '-')}-${String(seed)}-${String(number)}.json`;
    writeFileSync(`${kept}${name}`, `${JSON.stringify({ reader, text: fault.text })}\n`);
    process.stdout.write(
      `${reader}, seed ${String(seed)}, input ${String(number)}: ${fault.what}\n  kept as ${name}\n`,
    );
  }
}
const faults = [...counts.values()].reduce((sum, count) => sum + count, 0);
process.stdout.write(
  `fuzz: seed ${String(seed)}, ${String(number)} inputs for each reader, ${String(faults)} faults\n`,
);
process.exitCode = faults > 0 ? 1 : 0;
