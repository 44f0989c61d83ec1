/** A range of a text, in bytes from its start; `end` is one past the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
