import { losslessRules } from '../../syntax/lossless-rules.ts';
import type { DiffReport } from './diff-report.ts';

/** Both sides in one form, services in the same order, so that only what differs in meaning differs in text. */
export function canonicalTexts({ left, right }: Pick<DiffReport, 'left' | 'right'>): readonly [string, string] {
  return [losslessRules(left), losslessRules(right)];
}
