/** What a corpus says about us. */
export interface Outcome {
  readonly agreed: number;
  readonly run: number;
  /** One text for each case that did not agree. */
  readonly disagreements: readonly string[];
}
