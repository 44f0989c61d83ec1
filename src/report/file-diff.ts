import { createTwoFilesPatch } from 'diff';
import picocolors from 'picocolors';
import { escapeControls } from './escape.ts';

/** Where a difference is shown. */
export interface DiffDisplay {
  readonly colour: boolean;
  readonly outputIsTerminal: boolean;
}

/**
 * The unified difference between two states of a file, as `patch` reads it; empty when they are equal. Its control
 * characters are escaped only for people, on a terminal or in colour.
 */
export function fileDiff(
  name: string,
  before: string,
  after: string,
  { colour, outputIsTerminal }: DiffDisplay,
): string {
  if (before === after) return '';
  const shown = escapeControls(name);
  const patch = createTwoFilesPatch(shown, shown, before, after, undefined, undefined, { context: 3 });
  const paint = picocolors.createColors(colour);
  const lines = patch.split('\n').filter((line) => !line.startsWith('==='));
  return lines.map((line) => (colour || outputIsTerminal ? painted(line, paint) : line)).join('\n');
}

function painted(line: string, paint: ReturnType<typeof picocolors.createColors>): string {
  const shown = escapeControls(line);
  if (line.startsWith('---') || line.startsWith('+++')) return paint.bold(shown);
  if (line.startsWith('@@')) return paint.cyan(shown);
  if (line.startsWith('+')) return paint.green(shown);
  return line.startsWith('-') ? paint.red(shown) : shown;
}
