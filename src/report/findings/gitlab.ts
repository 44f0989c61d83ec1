import type { Severity } from '../../domain/severity.ts';
import { fingerprint } from '../../lint/text-fingerprint.ts';
import { shown, type FindingsFormat } from './findings-report.ts';
import { printableJson } from '../../domain/printable-json.ts';

/** GitLab's code quality report: an array of issues whose fingerprints distinguish old from new ones. */
export const gitlab: FindingsFormat = function* (report, display) {
  yield '[';
  let comma = '';
  for (const finding of shown(report)) {
    const issue = {
      description: `${finding.rule} ${finding.name}: ${finding.message}`,
      check_name: finding.rule,
      fingerprint: fingerprint(`${display.pathInRoot(finding.file)}\n${finding.fingerprint}`),
      severity: words[finding.severity],
      location: { path: display.pathInRoot(finding.file), lines: { begin: finding.line, end: finding.endLine } },
    };
    yield `${comma}\n${printableJson(issue)}`;
    comma = ',';
  }
  yield `${comma === '' ? '' : '\n'}]\n`;
};

const words: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  style: 'info',
};
