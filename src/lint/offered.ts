import { reaches } from '../domain/severity.ts';
import type { Finding } from './finding.ts';
import { isRepair } from './fix.ts';

/**
 * The findings of one file without the fixes that `fixText` would leave out: those that remove text that another
 * warning is about, and so would hide it.
 */
export function withFixesToOffer(findings: readonly Finding[]): readonly Finding[] {
  const warnings = findings.filter(({ severity, suppressed }) => !suppressed && reaches(severity, 'warning'));
  const hides = (finding: Finding) =>
    finding.fix?.edits.some(
      (edit) =>
        edit.text === '' &&
        warnings.some(({ rule, start, end }) => rule !== finding.rule && edit.start <= start && end <= edit.end),
    );
  return findings.map((finding) => (isRepair(finding) || !hides(finding) ? finding : withoutFix(finding)));
}

export function withoutFix(finding: Finding): Finding {
  return Object.fromEntries(Object.entries(finding).filter(([name]) => name !== 'fix')) as unknown as Finding;
}
