import type { Span } from './span.ts';

/** A range of a file: lines and columns from 1 in code points (the end one past the last), offsets in bytes. */
export interface Position extends Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
