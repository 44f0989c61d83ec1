import { findingJson } from './findings-json.ts';
import type { FindingsFormat } from './findings-report.ts';
import { printableJson } from '../../domain/printable-json.ts';

/** One finding per line, and the summary on the last line. */
export const jsonl: FindingsFormat = function* (report) {
  for (const finding of report.findings) yield `${printableJson({ version: 1, ...findingJson(finding) })}\n`;
  yield `${printableJson({ version: 1, summary: report.summary })}\n`;
};
