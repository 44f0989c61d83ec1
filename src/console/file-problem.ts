import type { Finding } from '../lint/finding.ts';
import type { RowId } from '../live/identity.ts';

/** What lint reports of the watched file. */
export interface FileProblem {
  readonly finding: Finding;
  /** The row of the table that its line is about; null if it is about none. */
  readonly row: RowId | null;
}
