import { type Transition, stay } from '../effect.ts';
import type { ConsoleEvent } from '../event.ts';
import type { State } from '../state.ts';
import { planDialog } from '../writing/proposal.ts';
import { say } from './say.ts';

/** Offers to finish an interrupted change or to roll it back, unless the user is busy with something else already. */
export function offerUnfinished(
  state: State,
  { words, finish, rollBack }: Extract<ConsoleEvent, { kind: 'unfinished' }>,
): Transition {
  if (state.dialog === null) return stay({ ...state, dialog: { kind: 'unfinished', words, finish, rollBack } });
  return stay(say(state, 'warning', `${words}: lvsrules undo rolls it back, lvsrules apply --finish runs the rest`));
}

/** Shows the plan of one of the ways; nothing is changed before it is confirmed. */
export function chooseUnfinished(state: State, way: 'finish' | 'rollBack'): Transition {
  const chosen = state.dialog?.kind === 'unfinished' ? state.dialog[way] : null;
  return stay(chosen ? { ...state, dialog: planDialog(chosen, state.preferences.confirm) } : state);
}
