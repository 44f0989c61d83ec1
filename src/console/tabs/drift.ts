import { type Observation, tableOf } from '../../domain/observation.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { diffTables } from '../../plan/diff/diff-tables.ts';
import type { ServiceDiff } from '../../plan/diff/table-diff.ts';
import { serverKeyText } from '../../domain/server.ts';
import { checkerStateReason, checkerStateText } from '../../report/checker-state.ts';
import { attributeText, serverText } from '../../report/diff/diff-words.ts';
import { withoutState } from '../../sources/drift.ts';
import type { State } from '../state.ts';
import { latestObservation } from '../shown-sample.ts';

/** How the live table differs from the file of `--rules`, and what of it is only the state of health checks. */
export interface FoundDrift {
  readonly drift: readonly string[];
  readonly states: readonly string[];
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
    states: states.map((each) => `${checkerStateText(each)} (${checkerStateReason})`),
  };
  Object.assign(memory, { found, observation, drift });
  return drift;
}

function differences(diff: ServiceDiff): readonly string[] {
  if (diff.kind === 'added-service') return [`${serviceKeyText(diff.service.key)} is not in the file`];
  if (diff.kind === 'removed-service') return [`${serviceKeyText(diff.service.key)} is not in the table`];
  const name = serviceKeyText(diff.key);
  return [
    ...diff.settings.map((change) => `${name}: ${attributeText(change)}`),
    ...diff.servers.map((each) => {
      if (each.kind === 'added-server') return `${name}: ${serverText(each.server)} is not in the file`;
      if (each.kind === 'removed-server') return `${name}: ${serverText(each.server)} is not in the table`;
      return `${name}: ${serverKeyText(each.after)}: ${each.attributes.map(attributeText).join(', ')}`;
    }),
  ];
}
