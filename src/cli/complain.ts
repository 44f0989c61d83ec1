import { type Problem, problemText } from '../report/problem.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import type { World } from './world.ts';

export function complain(world: Pick<World, 'complain'>, ...problems: readonly Problem[]): void {
  for (const problem of problems) world.complain(problemText(problem));
}

/** Complains, and is the exit status of wrong usage and of what cannot be read. */
export function refuse(world: Pick<World, 'complain'>, ...problems: readonly Problem[]): ExitCode {
  complain(world, ...problems);
  return exitCodes.usage;
}
