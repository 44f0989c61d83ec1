import { type Transition, stay } from '../effect.ts';
import { latestObservation } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { say } from './say.ts';
import { nextOf } from '../../change/undo/made-changes.ts';
import { undoPlan } from '../../change/undo/undo-plan.ts';
import type { ConsoleEvent } from '../event.ts';
import { planDialog } from '../writing/proposal.ts';
import { proposePlan } from './propose.ts';

/** Drops the last staged change, or proposes to undo the last applied change that is not undone. */
export function undo(state: State): Transition {
  if (state.staged.length > 0) {
    return stay(say({ ...state, staged: state.staged.slice(0, -1) }, 'plain', 'the last staged change was dropped'));
  }
  const last = nextOf(state.journal).undo;
  if (last === null) return ofDisk(state, 'undo');
  if (last.lines.every(({ line }) => line.startsWith('-Z'))) {
    return stay(say(state, 'warning', `cannot undo ${last.title}: counters that were zeroed cannot be restored`));
  }
  const { plan, kept } = undoPlan(last.before, last.after, latestObservation(state), state.source.kernel);
  return proposePlan(said(state, kept), `Undo: ${last.title}`, plan, 'undo', { undoes: last.id });
}

/** Proposes to redo the last undone change last. */
export function redo(state: State): Transition {
  const last = nextOf(state.journal).redo;
  if (last === null || isLastOfEarlierRun(state.journal)) return ofDisk(state, 'redo');
  const { plan, kept } = undoPlan(last.after, last.before, latestObservation(state), state.source.kernel);
  return proposePlan(said(state, kept), `Redo: ${last.title}`, plan, 'undo', { redoes: last.id });
}

/** Whether the last step back or forward was of a change of an earlier run: the log on disk knows what comes next. */
function isLastOfEarlierRun(journal: State['journal']): boolean {
  const last = journal.at(-1);
  const id = last?.undoes ?? last?.redoes;
  return id !== undefined && journal.every((entry) => entry.id !== id);
}

/** Nothing was changed here: the log on disk has the changes of earlier runs. */
function ofDisk(state: State, way: 'undo' | 'redo'): Transition {
  if (state.log === null) return stay(say(state, 'plain', `nothing to ${way}`));
  return [state, [{ kind: 'read-undo', way, observation: latestObservation(state) }]];
}

/** What the log on disk offers, as a plan; unless another dialog was opened meanwhile. */
export function undoRead(
  state: State,
  { proposal, said: words }: Extract<ConsoleEvent, { kind: 'undo-read' }>,
): Transition {
  const told = words === '' ? state : say(state, 'warning', words);
  if (proposal === null || state.dialog !== null) return stay(told);
  if (proposal.changes.length === 0) return stay(say(state, 'plain', `${proposal.title}: no change needed`));
  return stay({ ...told, dialog: planDialog(proposal, state.preferences.confirm) });
}

function said(state: State, kept: readonly string[]): State {
  return kept.length === 0 ? state : say(state, 'warning', `left as is, changed since: ${kept.join(', ')}`);
}
