import type { Change } from '../../domain/change.ts';
import type { Table } from '../../domain/table.ts';
import { graft, touchedBy } from '../../plan/touched.ts';
import { type Transition, stay } from '../effect.ts';
import type { State } from '../state.ts';
import { reasonsWith } from '../writing/staged-reasons.ts';
import { withStaged } from '../writing/staged.ts';
import { onAdded } from './move-cursor.ts';
import { say } from './say.ts';

/** Stages changes that were shown on a table. */
export function stageChanges(state: State, changes: readonly Change[], shown: Table, reason = ''): Transition {
  const staged = withStaged(state.staged, changes);
  const stagedOn = graft(shown, state.stagedOn, touchedBy(state.staged));
  const stagedReasons = reasonsWith(state.stagedReasons, changes, reason);
  const next = { ...state, dialog: null, staged, stagedOn, stagedReasons };
  return stay(say(onAdded(next, changes), 'plain', `${staged.length} staged; p shows them, u drops the last`));
}
