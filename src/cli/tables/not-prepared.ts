import { failure, type Result } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import { complain } from '../complain.ts';
import type { ExitCode } from '../exit-code.ts';
import type { World } from '../world.ts';

/** Why there is no plan, and its exit status. */
export interface NotPrepared {
  readonly problems: readonly Problem[];
  readonly exit: ExitCode;
}

export function refused(exit: ExitCode, ...problems: readonly Problem[]): Result<never, NotPrepared> {
  return failure({ problems, exit });
}

/** Complains of it, and is its exit status. */
export function refuseUnprepared({ problems, exit }: NotPrepared, world: Pick<World, 'complain'>): ExitCode {
  complain(world, ...problems);
  return exit;
}
