import { type Observation, tableOf } from '../../domain/observation.ts';
import { type RowId, serverId, serviceId } from '../../live/identity.ts';
import { diffTables } from '../../plan/diff/diff-tables.ts';
import type { ServiceDiff } from '../../plan/diff/table-diff.ts';
import { checkerStateReason, checkerStateText } from '../../report/problems/checker-problems.ts';
import { attributeText } from '../../report/diff/diff-words.ts';
import { withoutState } from '../../sources/drift.ts';
import type { State } from '../state.ts';
import { latestObservation } from '../shown-sample.ts';

/** How the live table differs from the file of `--rules`, and what of it is only the state of health checks. */
export interface FoundDrift {
  readonly drift: readonly Difference[];
  readonly states: readonly Difference[];
}

export interface Difference {
  readonly text: string;
  /** The row that differs. */
  readonly row: RowId;
}

type Followed = Extract<NonNullable<State['rules']>['found'], { readonly kind: 'table' }>;

const memory: { found?: Followed; observation?: Observation; drift?: FoundDrift } = {};

const noDrift: FoundDrift = { drift: [], states: [] };

/** Compared again only for another sample or another file. */
export function driftOf(state: State): FoundDrift {
  const found = state.rules?.found;
  if (found?.kind !== 'table') return noDrift;
  const observation = latestObservation(state);
  if (memory.drift && memory.found === found && memory.observation === observation) return memory.drift;
  const live = tableOf(observation);
  const { table, states } = found.source ? withoutState(found.source, live) : { table: live, states: [] };
  const unknown = { right: [...observation.unknown, 'order' as const] };
  const { services } = diffTables(found.table, table, { unknown });
  const drift = {
    drift: services.flatMap(differences),
    states: states.map((each) => ({
      text: `${checkerStateText(each)} (${checkerStateReason})`,
      row: serverId(serviceId(each.service), each.server),
    })),
  };
  Object.assign(memory, { found, observation, drift });
  return drift;
}

/** The rows have the names. */
function differences(diff: ServiceDiff): readonly Difference[] {
  if (diff.kind !== 'changed-service') {
    return [{ text: notIn(diff.kind === 'added-service' ? 'file' : 'table'), row: serviceId(diff.service.key) }];
  }
  const id = serviceId(diff.key);
  return [
    ...diff.settings.map((change) => ({ text: attributeText(change), row: id })),
    ...diff.servers.map((each): Difference => {
      if (each.kind === 'changed-server') {
        return { text: each.attributes.map(attributeText).join(', '), row: serverId(id, each.after) };
      }
      return { text: notIn(each.kind === 'added-server' ? 'file' : 'table'), row: serverId(id, each.server) };
    }),
  ];
}

function notIn(side: 'file' | 'table'): string {
  return side === 'file' ? 'in the table, but not in the file' : 'in the file, but not in the table';
}
