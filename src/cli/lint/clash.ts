import type { Problem } from '../../report/problem.ts';
import { fixesTogether, twoReports } from '../../report/problems/lint-problems.ts';
import { type LintRun, writesFixes } from './lint-options.ts';

/** Conflicting options: a request is carried out or refused, never silently ignored. */
export function clashOf(files: number, run: LintRun): Problem | null {
  if (run.together && (writesFixes(run) || run.diff) && files > 1) return fixesTogether;
  const words = modes.filter((mode) => run[mode]).map(optionOf);
  const [first, second = run.output.length > 0 ? '--output' : undefined] = words;
  return first === undefined || second === undefined ? null : twoReports(first, second, modes.map(optionOf));
}

const optionOf = (mode: string) => `--${mode}`;

const modes = ['diff', 'write-baseline', 'add-suppressions'] as const;
