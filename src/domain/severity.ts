/** How much a finding weighs, the heaviest first. */
export const severities = ['error', 'warning', 'info', 'style'] as const;

export type Severity = (typeof severities)[number];

/** Whether a severity is as heavy as another, or heavier. */
export function reaches(severity: Severity, floor: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(floor);
}
