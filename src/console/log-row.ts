import type { RowId } from '../live/identity.ts';

/** A change in the log: made by any run of lvsrules, or seen to be made by another program. */
export interface LogRow {
  readonly kind: 'log';
  readonly id: RowId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly who: string;
  readonly result: string;
  readonly title: string;
  readonly commands: readonly LogCommand[];
  /** Why the operator made it; empty if nothing was said. */
  readonly reason: string;
  /** Why it was not made whole; empty if it was. */
  readonly why: string;
}

export interface LogCommand {
  readonly line: string;
  /** Null if it took effect or nothing else is known. */
  readonly refused: string | null;
}
