import { wholePlan } from '../dock/plan-dialog.ts';
import { line, type StyledLine, span } from '../paint/line.ts';
import { latestObservation } from '../selectors.ts';
import type { State } from '../state.ts';
import type { Proposal } from '../dialog.ts';
import { planOf } from '../writing/plan-of.ts';
import { proposal } from '../writing/proposal.ts';

/** Everything that is staged: what it amounts to, what may hurt, and the commands. */
export function planPage(state: State): readonly StyledLine[] {
  if (state.staged.length === 0) {
    return [line(span('   Nothing is staged. In a plan, Ctrl-s keeps its changes for later; p applies them.', 'idle'))];
  }
  return wholePlan(proposalOf(state), state.size.columns);
}

const made = new WeakMap<State['staged'], Proposal>();

/** As of when it was staged: made once for what is staged. */
function proposalOf(state: State): Proposal {
  const known = made.get(state.staged);
  if (known !== undefined) return known;
  const now = latestObservation(state);
  const fresh = proposal('Apply what is staged', planOf(state.staged, now, state.source.kernel), now, 'staged');
  made.set(state.staged, fresh);
  return fresh;
}
