import type { Problem } from '../../report/problem.ts';

/** A wrong command line; thrown through commander, which has no other way out. */
export class UsageError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}
