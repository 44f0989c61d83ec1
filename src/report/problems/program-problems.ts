import type { Problem } from '../problem.ts';

export function bugProblem(error: unknown): Problem {
  return {
    what: 'a bug in lvsrules',
    why: error instanceof Error ? error.message : String(error),
    remedy: 'please report it, with the command and its input; LVSRULES_DEBUG=1 prints the place',
  };
}

export const noWorkingDirectory: Problem = {
  what: 'the working directory no longer exists',
  remedy: 'cd to an existing one and run the command again',
};

/** What is asked about was not printed. */
export const unseenPlan: Problem = {
  what: 'cannot ask for confirmation: --quiet prints no plan',
  remedy: 'add --yes, or leave --quiet out',
};

/** Standard input that someone has to type; not an error. */
export const readingTerminal = 'lvsrules: reading standard input from the terminal; end it with Ctrl-D\n';
