import { reaches } from '../../domain/severity.ts';
import type { Finding } from '../../lint/finding.ts';
import { byFile } from './by-file.ts';
import type { FindingsFormat } from './findings-report.ts';
import { attributes, xmlText } from './xml.ts';

/** A suite for each file; a finding of severity error or warning is a failed case, a clean file is a passed one. */
export const junit: FindingsFormat = function* (report) {
  const { error, warning } = report.summary;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  const tests = [...byFile(report).values()].reduce((sum, findings) => sum + Math.max(1, findings.length), 0);
  yield `<testsuites${attributes({ name: 'lvsrules lint', tests, failures: error + warning, errors: 0 })}>\n`;
  for (const [file, findings] of byFile(report)) {
    const failures = findings.filter(fails).length;
    const count = Math.max(1, findings.length);
    yield `  <testsuite${attributes({ name: file, tests: count, failures, errors: 0, skipped: 0 })}>\n`;
    if (findings.length === 0) yield `    <testcase${attributes({ name: 'lint', classname: file })}/>\n`;
    for (const finding of findings) yield testCase(finding);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
};

function fails({ severity }: Finding): boolean {
  return reaches(severity, 'warning');
}

function testCase(finding: Finding): string {
  const { rule, name, file, line, column, message, severity } = finding;
  const place = `${file}:${line}:${column}`;
  const open = `    <testcase${attributes({ name: `${rule} ${name} at ${line}:${column}`, classname: file })}>\n`;
  const body = fails(finding)
    ? `      <failure${attributes({ type: severity, message })}>${xmlText(`${place}: ${message}`)}</failure>\n`
    : `      <system-out>${xmlText(`${severity}: ${place}: ${message}`)}</system-out>\n`;
  return `${open}${body}    </testcase>\n`;
}
