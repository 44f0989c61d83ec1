import type { Finding } from '../../lint/finding.ts';
import type { FindingsFormat } from './findings-report.ts';
import { printableJson } from '../../domain/printable-json.ts';

/** One document; `schemas/findings.schema.json` describes it. */
export const json: FindingsFormat = function* (report) {
  yield '{"version":1,"findings":[';
  let comma = '';
  for (const finding of report.findings) {
    yield `${comma}\n${printableJson(findingJson(finding))}`;
    comma = ',';
  }
  yield `${comma === '' ? '' : '\n'}],"summary":${printableJson(report.summary)}}\n`;
};

/** A finding with its fields in their documented order; the field of an unknown value is absent. */
export function findingJson(finding: Finding): Readonly<Record<string, unknown>> {
  const { rule, name, severity, message, file, line, column, endLine, endColumn, start, end } = finding;
  const { outcome, related, fix, suppressed } = finding;
  return {
    rule,
    name,
    severity,
    message,
    file,
    ...{ line, column, endLine, endColumn, start, end },
    ...(outcome !== undefined && { outcome }),
    related,
    ...(fix !== undefined && { fix }),
    suppressed,
  };
}
