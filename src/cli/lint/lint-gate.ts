import { reaches, type Severity } from '../../domain/severity.ts';
import type { Summary } from '../../lint/finding.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';

export interface Gate {
  readonly failOn: Severity | 'never';
  /** How many warnings are allowed; undefined: `failOn` alone decides. */
  readonly maxWarnings: number | undefined;
}

/** The exit status for the findings. */
export function gated(summary: Summary, { failOn, maxWarnings }: Gate): ExitCode {
  if (failOn === 'never') return exitCodes.ok;
  const counts = (['error', 'warning', 'info', 'style'] as const).filter((severity) => {
    if (!reaches(severity, failOn))
      return severity === 'warning' && maxWarnings !== undefined && summary.warning > maxWarnings;
    return summary[severity] > (severity === 'warning' ? (maxWarnings ?? 0) : 0);
  });
  return counts.length > 0 ? exitCodes.found : exitCodes.ok;
}
