/** The severity of a finding, highest first. */
export const severities = ['error', 'warning', 'info', 'style'] as const;

export type Severity = (typeof severities)[number];

/** Whether a severity is at least as high as another. */
export function reaches(severity: Severity, floor: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(floor);
}
