import { failure, type Result } from '../../domain/result.ts';
import type { Problem } from '../../report/problem.ts';
import type { ExitCode } from '../exit-code.ts';

/** Why there is no plan, and its exit status. */
export interface NotPrepared {
  readonly problems: readonly Problem[];
  readonly exit: ExitCode;
}

export function refused(exit: ExitCode, ...problems: readonly Problem[]): Result<never, NotPrepared> {
  return failure({ problems, exit });
}
