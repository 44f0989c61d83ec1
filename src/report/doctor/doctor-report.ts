import type { HostFinding, UnknownCheck } from '../../doctor/examine.ts';
import type { Gravity } from '../../doctor/host-check.ts';

/** The report of doctor on all hosts that it examined. */
export interface DoctorReport {
  readonly findings: readonly HostFinding[];
  readonly unknown: readonly UnknownCheck[];
}

export const gravities = ['error', 'warning', 'info'] as const satisfies readonly Gravity[];

/** How many findings there are of each severity. */
export function countFindings({ findings }: DoctorReport): Readonly<Record<Gravity, number>> {
  const count = (gravity: Gravity) => findings.filter(({ severity }) => severity === gravity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}
