import type { Bench } from './bench.ts';
import { connections } from './connections.ts';
import { consoleKeys } from './console.ts';
import { doctor } from './doctor.ts';
import { eventLoop } from './event-loop.ts';
import { kernel } from './kernel.ts';
import { lint } from './lint.ts';
import { packages } from './packages.ts';
import { parse } from './parse.ts';
import { plan } from './plan.ts';
import { pool } from './pool.ts';
import { refresh } from './refresh.ts';
import { screen } from './screen.ts';
import { startUp } from './start-up.ts';
import { watch } from './watch.ts';

/** Every bench; an argument chooses one by its name. */
const benches: readonly Bench[] = [
  parse,
  lint,
  plan,
  pool,
  startUp,
  packages,
  kernel,
  watch,
  screen,
  consoleKeys,
  connections,
  eventLoop,
  doctor,
  refresh,
];

const wanted = process.argv[2];
for (const bench of benches.filter(({ name }) => wanted === undefined || name === wanted)) {
  process.stdout.write(`${bench.name}\n`);
  for (const { what, value, unit, target, measured } of await bench.run()) {
    const shown = `${unit !== 'MB' || value < 10 ? value.toFixed(2) : value.toFixed(0)} ${unit}`;
    const verdict = value <= target ? 'ok' : 'over';
    process.stdout.write(
      `  ${what.padEnd(58)} ${shown.padStart(8)}  target ${target} ${unit}  ${verdict}  (${measured})\n`,
    );
  }
}
