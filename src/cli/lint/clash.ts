import type { Problem } from '../../report/problem.ts';
import { type LintRun, writesFixes } from './lint-options.ts';

/** Options that cannot be followed at once: what is asked for is done, or refused, never left out in silence. */
export function clashOf(files: number, run: LintRun): Problem | null {
  if (run.together && (writesFixes(run) || run.diff) && files > 1) {
    const why = 'a fix looks at one file, not at the table that several make';
    return {
      what: '--together does not go with fixes',
      why,
      remedy: 'fix the files first, then look at them together',
    };
  }
  const words = modes.filter((mode) => run[mode]).map((mode) => `--${mode}`);
  const [first, second = run.output.length > 0 ? '--output' : undefined] = words;
  if (first === undefined || second === undefined) return null;
  const why = `each of ${modes.map((mode) => `--${mode}`).join(', ')} takes the place of the report`;
  return { what: `${first} does not go with ${second}`, why, remedy: 'run them one after the other' };
}

const modes = ['diff', 'write-baseline', 'add-suppressions'] as const;
