import type { Finding } from '../lint/finding.ts';
import type { RowId } from '../live/identity.ts';

/** A problem: a finding of lint in the table or in the rules file, a difference between both, or a finding of doctor. */
export interface ProblemRow {
  readonly kind: 'problem';
  readonly id: RowId;
  readonly severity: string;
  /** The rule or the check that found it; empty for a difference. */
  readonly rule: string;
  readonly message: string;
  /** The name of the row that it is in, the line of the file, or the host. */
  readonly where: string;
  /** Null if it is not about one row of the table. */
  readonly row: RowId | null;
  /** The line that it is about; empty if there is none. */
  readonly line: string;
  /** What to know and to do about it, besides the message. */
  readonly advice: readonly string[];
  /** Null if it has none. */
  readonly fix: ProblemFix | null;
}

/** A finding that has a fix, in the rules of the whole table. */
export interface ProblemFix {
  /** As UTF-8; all problems of a table share them. */
  readonly rules: Uint8Array;
  readonly finding: Finding;
}
