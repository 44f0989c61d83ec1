import { binaryOf, textOf } from '../syntax/binary.ts';
import type { SourcePosition } from './table-source.ts';

/** The span of the words of a line, by its number from 1; the whole file for an unknown line. */
export type LinePlaces = (line: number | undefined) => SourcePosition;

/** The spans of the lines of a text. */
export function linePlaces(content: string | Uint8Array): LinePlaces {
  const lines = (typeof content === 'string' ? content : binaryOf(content)).split('\n');
  let starts: readonly number[] | null = null;
  return (line = 1) => {
    starts ??= startsOf(lines);
    return linePlace(lines[line - 1] ?? '', line, starts[line - 1] ?? 0);
  };
}

/** From the first character of a line that is not a blank to its last. The line has one character for each byte. */
export function linePlace(line: string, number: number, start: number): SourcePosition {
  const from = line.search(/\S|$/);
  const to = Math.max(line.trimEnd().length, from);
  const isAscii = !/[^\u0000-\u007f]/.test(line);
  const column = (end: number) => (isAscii ? end : Array.from(textOf(line.slice(0, end))).length) + 1;
  return {
    line: number,
    column: column(from),
    endLine: number,
    endColumn: column(to),
    start: start + from,
    end: start + to,
  };
}

function startsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}
