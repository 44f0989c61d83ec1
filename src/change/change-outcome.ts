import type { Breach } from '../config/policy.ts';
import type { Shortage } from '../plan/limits/capacity.ts';
import type { FileFailure } from '../ports/files.ts';
import type { Applied } from './apply/apply-plan.ts';
import type { UntrustedState } from './journal/open-state.ts';

/** The outcome of a table change. `report/` has the sentences. */
export type ChangeOutcome =
  /** Nothing was changed or recorded. */
  { readonly kind: 'not-begun'; readonly why: NotBegun } | EndedChange;

export interface EndedChange {
  readonly kind: 'ended';
  /** Its id in the log; null when it is not recorded. */
  readonly id: string | null;
  readonly applied: Applied;
  /** The rollback of the steps made before a failure, if one was requested. */
  readonly rolledBack: RolledBack | null;
  /** Why its end is missing from the log. */
  readonly unrecorded: FileFailure | null;
}

export type NotBegun =
  | { readonly kind: 'policy'; readonly breaches: readonly Breach[] }
  | { readonly kind: 'capacity'; readonly shortages: readonly Shortage[]; readonly least: number }
  /** Another process of lvsrules changes this table. */
  | { readonly kind: 'locked'; readonly failure: FileFailure }
  /** The change could not be recorded before its first step. */
  | { readonly kind: 'no-record'; readonly failure: FileFailure }
  /** The state directory may have been written by others. */
  | { readonly kind: 'distrusted'; readonly distrust: UntrustedState };

export type RolledBack =
  /** The steps made are undone; `kept` names what others have changed since, which stays. */
  | { readonly kind: 'rolled-back'; readonly kept: readonly string[] }
  | { readonly kind: 'not-rolled-back'; readonly applied: Applied };

/** A change whose steps are all made and verified. */
export type DoneChange = EndedChange & { readonly applied: Extract<Applied, { readonly kind: 'done' }> };

/** Whether every step is made, and the table was read again and has it. */
export function isDone(outcome: ChangeOutcome): outcome is DoneChange {
  return outcome.kind === 'ended' && outcome.applied.kind === 'done';
}
