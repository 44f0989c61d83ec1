import type { Problem } from '../../report/problem.ts';
import { type LintRun, writesFixes } from './lint-options.ts';

/** Conflicting options: a request is carried out or refused, never silently ignored. */
export function clashOf(files: number, run: LintRun): Problem | null {
  if (run.together && (writesFixes(run) || run.diff) && files > 1) {
    const why = 'a fix sees one file, not the combined table of several';
    return {
      what: '--together cannot be combined with fixes',
      why,
      remedy: 'fix the files first, then lint them together',
    };
  }
  const words = modes.filter((mode) => run[mode]).map((mode) => `--${mode}`);
  const [first, second = run.output.length > 0 ? '--output' : undefined] = words;
  if (first === undefined || second === undefined) return null;
  const why = `each of ${modes.map((mode) => `--${mode}`).join(', ')} replaces the report`;
  return { what: `${first} cannot be combined with ${second}`, why, remedy: 'run them one after the other' };
}

const modes = ['diff', 'write-baseline', 'add-suppressions'] as const;
