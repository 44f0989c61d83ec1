/** A figure that is measured: printed as a ratio, beside what it should be. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'x' | 'MB' | 'µs';
  readonly target: number;
  /** What was measured, for who wants to know. */
  readonly measured: string;
}

/** One bench: figures taken in one interleaved run. */
export interface Bench {
  readonly name: string;
  run(): Promise<readonly Figure[]>;
}
