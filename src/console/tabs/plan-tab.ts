import { wholePlan } from '../dock/plan-dialog.ts';
import { line, type StyledLine, span } from '../paint/line.ts';
import { latestObservation } from '../shown-sample.ts';
import type { State } from '../state.ts';
import type { Proposal } from '../dialog.ts';
import { planOf } from '../writing/plan-of.ts';
import type { ViewSpec } from '../view-spec.ts';
import { proposal } from '../writing/proposal.ts';

export const planTab: ViewSpec = {
  id: 'plan',
  title: 'Plan',
  key: '4',
  help: 'staged changes and their impact',
  badge: ({ staged }) => (staged.length === 0 ? '' : `+${staged.length}`),
  page: (state) => ({ head: [], lines: planPage(state) }),
};

/** All staged changes: summary, warnings and commands. */
function planPage(state: State): readonly StyledLine[] {
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
