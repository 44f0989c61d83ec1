import type { Severity } from '../../domain/severity.ts';
import { byFile } from './by-file.ts';
import type { FindingsFormat } from './findings-report.ts';
import { attributes } from './xml.ts';

/** The XML of Checkstyle, which many build servers display. */
export const checkstyle: FindingsFormat = function* (report) {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';
  for (const [name, findings] of byFile(report)) {
    yield `  <file${attributes({ name })}>\n`;
    for (const { line, column, severity, message, rule } of findings) {
      const source = `lvsrules.${rule}`;
      yield `    <error${attributes({ line, column, severity: words[severity], message, source })}/>\n`;
    }
    yield '  </file>\n';
  }
  yield '</checkstyle>\n';
};

const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'info', style: 'info' };
