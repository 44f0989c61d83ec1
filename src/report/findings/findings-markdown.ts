import { escapeControls } from '../escape.ts';
import { byFile } from './by-file.ts';
import type { FindingsFormat } from './findings-report.ts';
import { summaryWords } from './findings-words.ts';

/** A table for each file with findings, for a comment on a pull request. */
export const markdown: FindingsFormat = function* (report) {
  const { error, warning, info, style } = report.summary;
  const clean = error + warning + info + style === 0;
  yield `## lvsrules: ${summaryWords(report.summary)}\n`;
  if (clean) return;
  for (const [file, findings] of byFile(report)) {
    if (findings.length === 0) continue;
    yield `\n### ${code(file)}\n\n| line | severity | rule | finding |\n| ---: | --- | --- | --- |\n`;
    for (const { line, severity, rule, name, message } of findings) {
      yield `| ${line} | ${severity} | ${rule} ${name} | ${cell(message)} |\n`;
    }
  }
};

function cell(text: string): string {
  return escapeControls(text).replace(/[\\`*_<>|[\]&]/g, (mark) => (mark === '|' ? '&#124;' : `\\${mark}`));
}

function code(text: string): string {
  return `\`${escapeControls(text).replaceAll('`', "'")}\``;
}
