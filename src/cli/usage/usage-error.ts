import type { Problem } from '../../report/problem.ts';

/** A command line that cannot be followed; thrown through commander, which knows no other way out. */
export class UsageError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}

/** The sentence that leads on: a near name where there is one, and where to look. */
export function advice(meant: string | null, help: string): string {
  return meant === null ? `see: ${help}` : `did you mean '${meant}'? See: ${help}`;
}
