import { readFileSync } from 'node:fs';
import { simulatedDirector } from '../../directors/simulated.ts';
import { changesOf } from '../../domain/changes-of.ts';
import { demoTraffic } from '../../forecast/demo.ts';
import { predict } from '../../ipvsadm/predict.ts';
import { ipvs } from '../../kernel/ipvs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Director } from '../../ports/director.ts';

/**
 * A simulated director with the classic pair of servers behind direct routing, and clients that have been arriving for
 * a while.
 */
export function demoDirector(clock: Clock): Director {
  const kernel = ipvs({ now: clock.now() - alreadyRunningMs });
  for (const change of changesOf(predict(exampleText()).table)) kernel.apply(change);
  const traffic = demoTraffic(1, kernel);
  return simulatedDirector({
    kernel,
    clock,
    live: (_, now) => {
      traffic.advance(now);
    },
  });
}

/** Long enough for rates, short enough not to delay the first screen. */
const alreadyRunningMs = 12_000;

/** An example of the repository, put in by the build: the program may be installed without the examples. */
function exampleText(): string {
  return (
    process.env['LVSRULES_EXAMPLE'] ?? readFileSync(new URL('../../../examples/lvs-dr.rules', import.meta.url), 'utf8')
  );
}
