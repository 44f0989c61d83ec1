import pc from 'picocolors';
import sliceAnsi from 'slice-ansi';
import type { Severity } from '../../domain/severity.ts';
import type { Finding } from '../../lint/finding.ts';
import { escapeControls } from '../escape.ts';
import { textWidth } from '../text-width.ts';
import { shown, type FindingsFormat, type FindingsDisplay } from './findings-report.ts';
import { outcomeWords, summaryWords } from './findings-words.ts';

/** For people: the message, the line with carets under its span, and related lines. */
export const text: FindingsFormat = function* (report, surroundings) {
  const findings = shown(report);
  for (const finding of findings) yield `${block(finding, surroundings).join('\n')}\n\n`;
  if (findings.length === 0) return;
  const safe = findings.filter(({ fix }) => fix?.safety === 'safe').length;
  const unsafe = findings.filter(({ fix }) => fix?.safety === 'unsafe').length;
  const offers = [
    ...(safe > 0 ? [`${safe} fixable with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} ${safe > 0 ? 'more' : 'fixable'} with --unsafe-fixes`] : []),
  ].join(', ');
  yield `${summaryWords(report.summary)}${offers === '' ? '' : `; ${offers}`}\n`;
};

function block(finding: Finding, { colour, columns }: FindingsDisplay): string[] {
  const paint = pc.createColors(colour);
  const hue: Record<Severity, (text: string) => string> = {
    error: paint.red,
    warning: paint.yellow,
    info: paint.cyan,
    style: paint.blue,
  };
  const where = `${escapeControls(finding.file)}:${finding.line}:${finding.column}`;
  const severity = paint.bold(hue[finding.severity](finding.severity));
  const gutter = ' '.repeat(String(finding.line).length);
  const bar = paint.dim('|');
  const { before, line, caret } = excerpt(finding, Math.max(40, columns - gutter.length - 4));
  return [
    `${paint.bold(where)}: ${severity} ${finding.rule} ${finding.name}: ${escapeControls(finding.message)}`,
    ` ${paint.dim(String(finding.line))} ${bar} ${line}`.trimEnd(),
    ` ${gutter} ${bar} ${before}${hue[finding.severity](caret)}`,
    ...notes(finding).map((note) => ` ${gutter} ${paint.dim('=')} ${note}`),
  ];
}

function notes(finding: Finding): string[] {
  const related = finding.related.map(({ message, line, column, file }) =>
    escapeControls(`${message} at ${file === undefined ? '' : `${file}:`}${line}:${column}`),
  );
  const outcome =
    finding.outcome && finding.outcome !== 'taken' && finding.outcome !== 'ignored'
      ? [outcomeWords(finding.outcome)]
      : [];
  return [...related, ...outcome, ...fixNote(finding)];
}

function fixNote({ fix }: Finding): string[] {
  if (fix === undefined) return [];
  const option = fix.safety === 'safe' ? '--fix' : '--unsafe-fixes';
  const [only] = fix.edits;
  if (only === undefined || fix.edits.length > 1 || only.text.length > 60) return [`${option} corrects it`];
  if (only.text.trim() === '') return [`${option} removes it`];
  return [`${option} writes '${escapeControls(only.text.trim())}'`];
}

/** The line and its marks, cut to the width so that the marks stay visible. */
function excerpt(finding: Finding, width: number): { before: string; line: string; caret: string } {
  const points = Array.from(finding.excerpt.slice(0, 20_000));
  const start = points.slice(0, finding.column - 1).join('');
  const end = finding.endLine > finding.line ? points.length : finding.endColumn - 1;
  const marked = points.slice(finding.column - 1, Math.max(end, finding.column)).join('');
  const before = textWidth(escapeControls(start));
  const line = escapeControls(points.join(''));
  const caretWidth = Math.max(1, textWidth(escapeControls(marked)));
  if (textWidth(line) <= width) return { before: ' '.repeat(before), line, caret: '^'.repeat(caretWidth) };
  const from = Math.max(0, before - Math.floor(width / 3));
  const visible = Math.min(caretWidth, Math.max(1, width - (before - from)));
  return {
    before: ' '.repeat(before - from),
    line: sliceAnsi(line, from, from + width),
    caret: '^'.repeat(visible),
  };
}
