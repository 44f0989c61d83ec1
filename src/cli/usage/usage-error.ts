import type { Problem } from '../../report/problem.ts';

/** A wrong command line; thrown through commander, which has no other way out. */
export class UsageError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}

/** The hint: a similar name if there is one, and where to look. */
export function advice(meant: string | null, help: string): string {
  return meant === null ? `see: ${help}` : `did you mean '${meant}'? See: ${help}`;
}
