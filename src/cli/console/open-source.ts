import { isSimulated } from '../../domain/director-spec.ts';
import type { Director } from '../../ports/director.ts';
import type { Problem } from '../../report/problem.ts';
import { directorProblem } from '../../report/problems/director-problems.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { simulatedBecause } from '../../report/problems/console-problems.ts';
import { specOf } from '../spec-of.ts';
import type { World } from '../world.ts';

/** A director to look at, and why it is a simulated one. */
export interface OpenSource {
  readonly director: Director;
  readonly simulated: string | null;
}

/**
 * Opens the director asked for. Falls back to a simulated director only if none was requested and this machine has no
 * IPVS.
 */
export async function openSource(
  director: string | undefined,
  demo: boolean,
  world: World,
): Promise<Result<OpenSource, Problem>> {
  if (demo) {
    const { demoDirector } = await import('./demo-director.ts');
    return success({
      director: demoDirector(world.clock),
      simulated: simulatedBecause({ kind: 'demo' }),
    });
  }
  const spec = specOf(director, world);
  if (!spec.ok) return spec;
  const { text } = spec.value;
  const opened = await world.openDirector(spec.value);
  if (opened.ok) {
    const simulated = isSimulated(spec.value) ? simulatedBecause({ kind: 'requested', spec: text }) : null;
    return success({ director: opened.value, simulated });
  }
  const problem = directorProblem(opened.failure, text);
  if (spec.value.kind !== 'auto' || opened.failure.kind !== 'not-available') return failure(problem);
  const { reason } = opened.failure;
  const standIn = await world.openDirector({ kind: 'sim', text: 'sim' });
  if (!standIn.ok) return failure(problem);
  return success({ director: standIn.value, simulated: simulatedBecause({ kind: 'no-ipvs', reason }) });
}
