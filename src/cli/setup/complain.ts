import { type Problem, problemText } from '../../report/problem.ts';
import type { ExitCode } from '../exit-code.ts';
import type { World } from '../world.ts';

/** Prints a problem and returns the exit status. */
export function complain(problem: Problem, exit: ExitCode, world: World): ExitCode {
  world.complain(problemText(problem));
  return exit;
}
