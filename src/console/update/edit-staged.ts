import type { Change } from '../../domain/change.ts';
import { serverKeyText } from '../../domain/server.ts';
import { graft, touchedBy } from '../../plan/touched.ts';
import { type Transition, stay } from '../effect.ts';
import { serverId, serviceId } from '../../live/identity.ts';
import { weightSubject, type WeightSubject } from '../form/weight-subject.ts';
import type { PlanRow } from '../plan-row.ts';
import { chosenRows } from '../selectors.ts';
import { latestTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { withoutStaged, withStaged } from '../writing/staged.ts';
import { promptDialog } from './open-prompt.ts';
import { propose } from './propose.ts';
import { say } from './say.ts';
import { setWeight, weighedServers } from './set-weight.ts';

/** Drops the staged changes under the cursor, or the marked ones. */
export function dropChosen(state: State): Transition {
  const dropped = chosenChanges(state);
  if (dropped.size === 0) return stay(state);
  const staged = withoutStaged(state.staged, dropped);
  const gone = state.staged.length - staged.length;
  const text = `${gone === 1 ? 'a staged change was' : `${gone} staged changes were`} dropped`;
  return stay(say({ ...state, staged }, 'plain', text));
}

/** The plan of what is staged, or of the marked changes alone; the others stay staged. */
export function applyChosen(state: State): Transition {
  const { marks } = state.table;
  if (marks.size === 0) return propose(state, 'Apply what is staged', state.staged, 'staged');
  const chosen = chosenChanges(state);
  const changes = state.staged.filter((change) => chosen.has(change));
  const withheld = state.staged.filter((change) => !chosen.has(change));
  return propose(
    state,
    `Apply ${changes.length} of ${state.staged.length} staged changes`,
    changes,
    'staged',
    withheld,
  );
}

export function askStagedWeight(state: State): Transition {
  return stay({ ...state, dialog: { ...promptDialog('weight', ''), about: subjectOfWeight(state) } });
}

/** What a weight is for: as `changeWeight` finds it. */
export function subjectOfWeight(state: State): WeightSubject {
  if (state.grid !== 'plan') return weighedServers(state);
  return weightSubject(
    weighable(state).map(({ service, server }) => ({
      id: serverId(serviceId(service), server),
      name: serverKeyText(server),
      weight: server.weight,
    })),
  );
}

/** A weight for what is chosen: in the plan view for the staged changes, elsewhere for real servers of the table. */
export function changeWeight(state: State, to: (weight: number) => number): Transition {
  return state.grid === 'plan' ? weighStaged(state, to) : setWeight(state, to);
}

/** `to` gets the staged weight of each chosen server. */
function weighStaged(state: State, to: (weight: number) => number): Transition {
  const changes = weighable(state).map((change): Change => {
    const { server } = change;
    return {
      kind: 'edit-server',
      service: change.service,
      server: { ...server, weight: Math.max(0, to(server.weight)) },
    };
  });
  const staged = withStaged(state.staged, changes);
  const [only, ...more] = changes;
  if (only?.kind !== 'edit-server') return stay(say(state, 'warning', noWeight));
  const name = more.length === 0 ? serverKeyText(only.server) : `${changes.length} servers`;
  const stagedOn = graft(latestTable(state), state.stagedOn, touchedBy(state.staged));
  return stay(say({ ...state, staged, stagedOn }, 'plain', `staged weight of ${name}: ${only.server.weight}`));
}

/** Why no staged weight can be changed; null if one can. */
export function whyNoStagedWeight(state: State): string | null {
  return weighable(state).length > 0 ? null : noWeight;
}

const noWeight = 'only real servers that are staged to be added or edited have a staged weight; none is selected';

type Weighable = Extract<Change, { readonly kind: 'add-server' | 'edit-server' }>;

function weighable(state: State): readonly Weighable[] {
  return [...chosenChanges(state)].filter(
    (change): change is Weighable => change.kind === 'add-server' || change.kind === 'edit-server',
  );
}

/** A service stands for all its changes. */
function chosenChanges(state: State): ReadonlySet<Change> {
  return new Set(chosenRows(state).flatMap((row) => (row.kind === 'plan' ? (row as PlanRow).changes : [])));
}
