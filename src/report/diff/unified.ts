import { createTwoFilesPatch } from 'diff';
import picocolors from 'picocolors';
import { escapeControls } from '../escape.ts';
import { canonicalTexts } from './canonical.ts';
import type { DiffReport } from './diff-report.ts';

/** A unified difference of the canonical forms. Empty when there is none. */
export function diffUnified(report: DiffReport): string {
  const [left, right] = canonicalTexts(report);
  if (left === right) return '';
  const [leftName, rightName] = report.names.map((name) => escapeControls(name));
  const patch = createTwoFilesPatch(leftName ?? '', rightName ?? '', left, right, undefined, undefined, { context: 3 });
  const paint = picocolors.createColors(report.colour);
  return patch
    .split('\n')
    .filter((line) => !line.startsWith('==='))
    .map((line) => {
      if (line.startsWith('---') || line.startsWith('+++')) return paint.bold(line);
      if (line.startsWith('@@')) return paint.cyan(line);
      if (line.startsWith('+')) return paint.green(line);
      return line.startsWith('-') ? paint.red(line) : line;
    })
    .join('\n');
}
