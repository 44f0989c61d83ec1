import type { Change } from '../../domain/change.ts';
import type { Proposal } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { latestObservation, latestTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { planDialog, proposal } from '../writing/proposal.ts';
import { filePrompt } from './open-prompt.ts';
import { say } from './say.ts';
import { planOf } from '../writing/plan-of.ts';
import type { Plan } from '../../plan/plan.ts';
import { graft, touchedBy } from '../../plan/touched.ts';
import { rowsOfChange, stagedRows } from '../writing/staged.ts';
import { reasonOf } from '../writing/staged-reasons.ts';
import { stageChanges } from './stage-changes.ts';

/** Shows changes as a plan; nothing happens before it is confirmed. `withheld` are staged changes that stay staged. */
export function propose(
  state: State,
  title: string,
  changes: readonly Change[],
  origin: Proposal['origin'] = 'keys',
  withheld: readonly Change[] = [],
): Transition {
  if (origin === 'keys' && concernsStagedRow(state, changes)) return stageChanges(state, changes, latestTable(state));
  const more = origin === 'staged' ? ofStaged(state, changes, withheld) : {};
  return proposePlan(state, title, planOf(changes, latestObservation(state), state.source.kernel), origin, more);
}

/** The tables that staged changes were shown on, and why they are made. */
function ofStaged(state: State, changes: readonly Change[], withheld: readonly Change[]) {
  const reason = reasonOf(changes, state.stagedReasons);
  const shown = graft(latestTable(state), state.stagedOn, touchedBy(changes));
  return { shown, withheld, ...(reason !== '' && { reason }) };
}

/** Rows that are only staged cannot be changed before they are in the table: the change joins what is staged. */
function concernsStagedRow({ staged }: State, changes: readonly Change[]): boolean {
  const rows = stagedRows(staged);
  return changes.some((change) => rowsOfChange(change).some((id) => rows.get(id)?.sign === '+'));
}

export function proposePlan(
  state: State,
  title: string,
  plan: Plan,
  origin: Proposal['origin'],
  more: Parameters<typeof proposal>[4] = {},
): Transition {
  if (plan.steps.length === 0) return stay(say(state, 'plain', `${title}: no change needed`));
  const proposed = proposal(title, plan, latestObservation(state), origin, more);
  return stay({ ...state, dialog: planDialog(proposed, state.preferences.confirm) });
}

/** The plan of the staged changes, or of the watched file if none are staged. */
export function showPlan(state: State): Transition {
  if (state.staged.length > 0) return propose(state, 'Apply what is staged', state.staged, 'staged');
  if (state.rules === null) return stay(say(state, 'plain', 'nothing is staged; in a plan, p stages it'));
  return [{ ...state, busy: 'reading the rules' }, [{ kind: 'read-target', path: state.rules.path }]];
}

export function askFile(state: State, purpose: 'save' | 'restore'): Transition {
  return stay({ ...state, dialog: filePrompt(purpose, state.rules?.path ?? '') });
}
