import type { EndedChange } from '../../change/change-outcome.ts';
import type { Applied } from '../../change/apply/apply-plan.ts';
import { type Transition } from '../effect.ts';
import type { ConsoleEvent } from '../event.ts';
import type { State } from '../state.ts';
import { applied } from './answers.ts';
import { say } from './say.ts';

type RolledOut = Extract<ConsoleEvent, { kind: 'rolled-out' }>;

/** What became of a change on every director; on the first one it counts like a change of its own. */
export function rolledOut(state: State, event: RolledOut): Transition {
  const { at, proposal, said, whole } = event;
  const tone = whole ? 'good' : 'danger';
  const last = event.first.findLast(({ outcome }) => outcome !== null)?.outcome;
  const peers = state.peers.map((_, place) => ({ kind: 'observe-peer', place }) as const);
  if (last === undefined || last === null) {
    const text = event.begun ? said : `nothing was changed: ${said}`;
    return [say({ ...state, busy: null }, tone, text), [{ kind: 'observe' }, { kind: 'read-log' }, ...peers]];
  }
  const made = firstMade(event, last);
  const alone = { ...proposal, changes: proposal.plan.steps.map(({ change }) => change) };
  const observation = 'observation' in made ? made.observation : null;
  const [next, effects] = applied(state, {
    kind: 'applied',
    at,
    proposal: alone,
    id: last.id,
    applied: made,
    observation,
    problems: [],
  });
  return [say(next, tone, said), [...effects, ...peers]];
}

/** All stages of the first director as one: which of its changes are in the table. */
function firstMade({ proposal, first }: RolledOut, last: EndedChange): Applied {
  const done = new Set(
    first.flatMap(({ plan, outcome }) =>
      (outcome?.applied.made ?? []).flatMap((place) => plan.steps[place]?.change ?? []),
    ),
  );
  const made = proposal.plan.steps.flatMap(({ change }, place) => (done.has(change) ? [place] : []));
  return { ...last.applied, made };
}
