import type { Host } from '../../ports/host.ts';
import { setupFormats, type SetupFormat } from '../../report/setup/setup-formats.ts';
import {
  isWrongUsage,
  notInForceProblem,
  refusalProblem,
  setupFailureProblem,
  stepProblem,
} from '../../report/problems/setup-problems.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { setUpHost } from '../../setup/set-up-host.ts';
import type { SetupWish } from '../../setup/setup-wish.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { World } from '../world.ts';
import { complain, refuse } from '../complain.ts';
import { hostName } from './host-name.ts';
import { withRecord } from './with-record.ts';

/** Sets up the host as requested, and prints what was done. */
export function applySetup(host: Host, wish: SetupWish, format: SetupFormat, world: World): Promise<ExitCode> {
  return withRecord(host, wish.role, world, async (place) => {
    const outcome = await setUpHost(host, wish, place);
    if (!outcome.ok) return refuse(world, setupFailureProblem(outcome.failure, host.spec));
    const { value } = outcome;
    switch (value.kind) {
      case 'done': {
        const { steps, facts, notes } = value;
        const report = { host: hostName(host, facts), role: wish.role, steps, notes, isApplied: true };
        await world.print(setupFormats[format](report, world.colour));
        return exitCodes.ok;
      }
      case 'refused': {
        const { refusal } = value;
        complain(world, refusalProblem(refusal));
        return isWrongUsage(refusal) ? exitCodes.usage : exitCodes.found;
      }
      case 'not-in-force':
        complain(world, notInForceProblem(value.missing));
        return exitCodes.found;
      case 'step-failed':
        complain(world, stepProblem(value.step, value.why, value.left));
        return exitCodes.found;
      default:
        return unreachable(value);
    }
  });
}
