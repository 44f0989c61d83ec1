import { escapeControls } from '../escape.ts';
import { shown, type FindingsFormat } from './findings-report.ts';

/** One line for each finding, in the form that editors and grep read: `file:line:column: severity: sentence [rule]`. */
export const concise: FindingsFormat = function* (report) {
  for (const { file, line, column, severity, message, rule } of shown(report)) {
    yield `${escapeControls(file)}:${line}:${column}: ${severity}: ${escapeControls(message)} [${rule}]\n`;
  }
};
