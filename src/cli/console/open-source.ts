import type { Director, DirectorFailure } from '../../ports/director.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { simulatedBecause } from '../../report/problems/console-problems.ts';
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
  spec: string | undefined,
  demo: boolean,
  world: World,
): Promise<Result<OpenSource, DirectorFailure>> {
  if (demo) {
    const { demoDirector } = await import('./demo-director.ts');
    return success({
      director: demoDirector(world.clock),
      simulated: simulatedBecause({ kind: 'demo' }),
    });
  }
  const asked = spec ?? world.environment['LVSRULES_DIRECTOR'] ?? '';
  const wanted = asked === '' ? 'auto' : asked;
  const opened = await world.openDirector(wanted);
  if (opened.ok) {
    const isSimulated = wanted === 'sim' || wanted.startsWith('sim:');
    const simulated = isSimulated ? simulatedBecause({ kind: 'requested', spec: wanted }) : null;
    return success({ director: opened.value, simulated });
  }
  if (wanted !== 'auto' || opened.failure.kind !== 'not-available') return opened;
  const { reason } = opened.failure;
  const standIn = await world.openDirector('sim');
  if (!standIn.ok) return failure(opened.failure);
  return success({ director: standIn.value, simulated: simulatedBecause({ kind: 'no-ipvs', reason }) });
}
