import { losslessRules } from '../../syntax/lossless-rules.ts';
import type { DiffReport } from './diff-report.ts';

/**
 * Both sides in canonical form with services in the same order, so that their texts differ only where their meanings
 * do.
 */
export function canonicalTexts({ left, right }: Pick<DiffReport, 'left' | 'right'>): readonly [string, string] {
  return [losslessRules(left), losslessRules(right)];
}
