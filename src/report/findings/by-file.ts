import type { Finding } from '../../lint/finding.ts';
import { shown, type FindingsReport } from './findings-report.ts';

/** The findings of each file that was checked, in the order of the files. */
export function byFile(report: FindingsReport): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>(report.files.map((file) => [file, []]));
  for (const finding of shown(report)) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}
