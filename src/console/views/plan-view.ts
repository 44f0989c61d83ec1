import { wholePlan } from '../dock/plan-dialog.ts';
import { line, type StyledLine, span } from '../paint/line.ts';
import { latestObservation } from '../selectors.ts';
import type { State } from '../state.ts';
import type { Proposal } from '../dialog.ts';
import { planOf } from '../writing/plan-of.ts';
import { proposal } from '../writing/proposal.ts';

/** All staged changes: summary, warnings and commands. */
export function planPage(state: State): readonly StyledLine[] {
  if (state.staged.length === 0) {
    return [line(span('   Nothing is staged. In a plan, Ctrl-s stages its changes; p applies them.', 'idle'))];
  }
  return wholePlan(proposalOf(state), state.size.columns);
}

const made = new WeakMap<State['staged'], Proposal>();

/** Computed once for the staged changes. */
function proposalOf(state: State): Proposal {
  const known = made.get(state.staged);
  if (known !== undefined) return known;
  const now = latestObservation(state);
  const fresh = proposal('Apply what is staged', planOf(state.staged, now, state.source.kernel), now, 'staged');
  made.set(state.staged, fresh);
  return fresh;
}
