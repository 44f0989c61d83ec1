import type { Change } from '../../domain/change.ts';
import { isBeyondRules } from '../../domain/observation.ts';
import { type Transition, stay } from '../effect.ts';
import type { ServerRow } from '../row.ts';
import { plainArrangement } from '../rows/arrangement.ts';
import { rowsOf } from '../rows/tree.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceId } from '../../live/identity.ts';
import { weightSubject, type WeightSubject } from '../form/weight-subject.ts';
import { serversById } from '../rows/servers-by-id.ts';
import { chosenTreeRows, gridFilter } from '../selectors.ts';
import { latestObservation, seenBefore, shownObservation } from '../shown-sample.ts';
import { gridOf } from '../view-registry.ts';
import type { State } from '../state.ts';
import { promptDialog } from './open-prompt.ts';
import { stagedRows } from '../writing/staged.ts';
import { say } from './say.ts';
import { propose } from './propose.ts';
import { rowsNamed, whyNoEdit } from './row-words.ts';

const noServers = 'only real servers have a weight; none is selected';

export function askWeight(state: State): Transition {
  const why = whyNoWeight(chosenServers(state));
  if (why !== null) return stay(say(state, 'warning', why));
  return stay({ ...state, dialog: { ...promptDialog('weight', ''), about: weighedServers(state) } });
}

/** What a weight is for. */
export function weighedServers(state: State): WeightSubject {
  const staged = stagedRows(state.staged);
  return weightSubject(
    chosenServers(state).map(({ id, server }) => ({
      id,
      name: serverKeyText(server),
      weight: staged.get(id)?.server?.weight ?? server.weight,
    })),
  );
}

/**
 * Restores the previous weight of drained servers. If it is unknown, uses the largest weight of the other servers of
 * the service, or 1.
 */
export function enable(state: State, everywhere = false): Transition {
  const { drained } = state;
  return setWeight(
    state,
    (weight, { id, service }) =>
      weight > 0 ? weight : (drained.get(id) ?? Math.max(1, ...service.servers.map((server) => server.weight))),
    'Enable',
    everywhere ? everywhereOf(state) : chosenServers(state),
  );
}

/** Sets the weight from before the last change, of this console or of others. */
export function weightBack(state: State): Transition {
  const { weightsBefore } = state;
  const known = chosenServers(state).filter(({ id }) => weightsBefore.has(id));
  if (known.length === 0)
    return stay(say(state, 'warning', 'no earlier weight is known: it has not changed while this console was open'));
  return setWeight(state, (weight, { id }) => weightsBefore.get(id) ?? weight, 'Restore the weight of', known);
}

export function drain(state: State, everywhere = false): Transition {
  return setWeight(state, () => 0, 'Drain', everywhere ? everywhereOf(state) : chosenServers(state));
}

/** The machines of the chosen real servers, in all their services. */
function everywhereOf(state: State): readonly ServerRow[] {
  const machines = new Set(chosenServers(state).map(({ server }) => server.address));
  return rowsOf(latestObservation(state), plainArrangement).filter(
    (row): row is ServerRow => row.kind === 'server' && machines.has(row.server.address),
  );
}

/** `to` gets the current weight of each selected server. */
export function setWeight(
  state: State,
  to: (weight: number, row: ServerRow) => number,
  title = 'Set the weight of',
  chosen: readonly ServerRow[] = chosenServers(state),
): Transition {
  const why = whyNoWeight(chosen);
  if (why !== null) return stay(say(state, 'warning', why));
  const servers = chosen.filter(({ server }) => !isBeyondRules(server));
  const now = serversById(latestObservation(state));
  const staged = stagedRows(state.staged);
  const changes = servers.flatMap((row): readonly Change[] => {
    const server = staged.get(row.id)?.server ?? now.get(row.id);
    if (server === undefined) return [];
    const weight = Math.max(0, to(server.weight, row));
    return weight === server.weight
      ? []
      : [{ kind: 'edit-server', service: row.service.key, server: { ...server, weight } }];
  });
  return propose(state, `${title} ${rowsNamed(servers)}`, changes);
}

/** The real servers for a weight: the selected ones, and those of selected services. */
function chosenServers(state: State): readonly ServerRow[] {
  const chosen = chosenTreeRows(state);
  const services = new Set(
    chosen.filter(({ kind }) => kind === 'service').map(({ service }) => serviceId(service.key)),
  );
  if (services.size === 0) return chosen.filter((row): row is ServerRow => row.kind === 'server');
  const ids = new Set(chosen.map(({ id }) => id));
  const filter = gridFilter(gridOf(state), state.table.filter);
  const all = rowsOf(shownObservation(state), { ...plainArrangement, filter, seen: seenBefore(state) });
  return all.filter(
    (row): row is ServerRow => row.kind === 'server' && (ids.has(row.id) || services.has(serviceId(row.service.key))),
  );
}

/** Why no server can be given a weight; null if one can. */
function whyNoWeight(servers: readonly ServerRow[]): string | null {
  const [first] = servers;
  if (first === undefined) return noServers;
  return servers.some(({ server }) => !isBeyondRules(server)) ? null : whyNoEdit(first);
}
