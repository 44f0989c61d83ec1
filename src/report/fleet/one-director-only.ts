import type { Problem } from '../problem.ts';

/** Several directors were given to an option or a command that works on one. */
export function oneDirectorOnly(option: string, specs: readonly string[]): Problem {
  return {
    what: `${option} takes one director, but ${specs.length} are given`,
    why: specs.join(', '),
    remedy: `run it once for each: --director ${specs[0] ?? 'SPEC'}`,
  };
}

export const orderOfOne: Problem = {
  what: '--order with one director',
  remedy: 'name several: --director A --director B',
};
