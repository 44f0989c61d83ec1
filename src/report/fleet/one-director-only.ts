import type { Problem } from '../problem.ts';

/** An option or a command that works on one director was given several. */
export function oneDirectorOnly(option: string, specs: readonly string[]): Problem {
  return {
    what: `${option} takes one director, ${specs.length} are named`,
    why: specs.join(', '),
    remedy: `run it once for each: --director ${specs[0] ?? 'SPEC'}`,
  };
}
