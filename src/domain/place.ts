/** A stretch of a file: lines and columns from 1 in code points (the end one past the last), offsets in bytes. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly start: number;
  readonly end: number;
}
