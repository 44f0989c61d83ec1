import { readFileSync } from 'node:fs';
import { simulatedDirector } from '../../directors/simulated.ts';
import { changesOf } from '../../domain/changes-of.ts';
import { predict } from '../../ipvsadm/predict.ts';
import { ipvs } from '../../kernel/ipvs.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Director } from '../../ports/director.ts';
import { demoClients } from './demo-clients.ts';

/** A simulated director that holds the classic pair behind direct routing, with clients arriving. */
export function demoDirector(clock: Clock): Director {
  const kernel = ipvs({ now: clock.now() });
  for (const change of changesOf(predict(exampleText()).table)) kernel.apply(change);
  const live = demoClients(clock.now());
  return simulatedDirector({ kernel, clock, spec: 'sim', live });
}

/** The example beside the program, wherever the build put it. */
function exampleText(): string {
  for (const up of ['../../..', '../..', '..']) {
    try {
      return readFileSync(new URL(`${up}/examples/lvs-dr.rules`, import.meta.url), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('the example rules are not where the program is');
}
