import type { Severity } from '../../domain/severity.ts';
import { shown, type FindingsFormat } from './findings-report.ts';
import { escapeControls } from '../escape.ts';

/** Commands that GitHub turns into annotations of a pull request. */
export const github: FindingsFormat = function* (report) {
  for (const finding of shown(report)) {
    const properties = [
      `file=${property(finding.file)}`,
      `line=${finding.line}`,
      `endLine=${finding.endLine}`,
      `col=${finding.column}`,
      `endColumn=${finding.endColumn}`,
      `title=${property(`${finding.rule} ${finding.name}`)}`,
    ];
    yield `::${words[finding.severity]} ${properties.join(',')}::${data(finding.message)}\n`;
  }
};

const words: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  style: 'notice',
};

function data(text: string): string {
  return escapeControls(text, '\r\n').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
