/** A stretch of a text, in bytes from its start; `end` is behind the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
