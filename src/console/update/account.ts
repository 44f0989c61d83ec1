import { type Observation, tableOf } from '../../domain/observation.ts';
import { rulesOf } from '../../domain/same-rows.ts';
import type { Table } from '../../domain/table.ts';
import { type RowId, serverId, serviceId } from '../../live/identity.ts';
import { diffTables } from '../../plan/diff/diff-tables.ts';
import type { ServiceDiff } from '../../plan/diff/table-diff.ts';
import { attributeText, serverText } from '../../report/diff/diff-words.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceName } from '../columns/service-name.ts';
import type { ForeignChange, State } from '../state.ts';
import { weightsBefore } from '../writing/weights-before.ts';
import { say } from './say.ts';

/** Changes by others that are kept. */
const most = 200;

/**
 * Compares a sample with the table that is accounted for: whatever differs, another operator changed. While a change of
 * our own is under way nothing is compared.
 */
export function accountFor(state: State, now: Observation): State {
  if (state.busy !== null) return state;
  const before = state.accounted;
  const isSame = before === null || rulesOf(before.services) === rulesOf(now.services);
  if (isSame) return before === now ? state : { ...state, accounted: now };
  const known = weightsBefore(state.weightsBefore, before, now);
  return { ...reported(state, tableOf(before), now), accounted: now, weightsBefore: known };
}

/** After a change of our own: what differs from its outcome, another operator changed meanwhile. */
export function accountAfter(state: State, expected: Table, now: Observation): State {
  const before = state.accounted;
  const known = before === null ? state.weightsBefore : weightsBefore(state.weightsBefore, before, now);
  return { ...reported(state, expected, now), accounted: now, weightsBefore: known };
}

function reported(state: State, before: Table, now: Observation): State {
  const unknown = { left: [...now.unknown, 'order' as const], right: [...now.unknown, 'order' as const] };
  const { services } = diffTables(before, tableOf(now), { unknown });
  const found = services.flatMap((diff) => foreignChanges(diff, state.now));
  const [first] = found;
  if (first === undefined) return state;
  const more = found.length > 1 ? `, and ${found.length - 1} more` : '';
  const next = { ...state, elsewhere: [...state.elsewhere, ...found].slice(-most) };
  return state.notice === null ? say(next, 'warning', `changed elsewhere: ${first.text}${more}`) : next;
}

function foreignChanges(diff: ServiceDiff, at: number): readonly ForeignChange[] {
  if (diff.kind !== 'changed-service') {
    const id = serviceId(diff.service.key);
    const what = diff.kind === 'added-service' ? 'was added' : 'was deleted';
    return [{ at, text: `${serviceName(diff.service.key)} ${what}`, rows: [id] }];
  }
  const id = serviceId(diff.key);
  const name = serviceName(diff.key);
  const change = (text: string, row: RowId): ForeignChange => ({ at, text: `${name} ${text}`, rows: [row] });
  return [
    ...diff.settings.map((setting) => change(attributeText(setting), id)),
    ...diff.servers.map((each) => {
      if (each.kind === 'added-server')
        return change(`${serverText(each.server)} was added`, serverId(id, each.server));
      if (each.kind === 'removed-server')
        return change(`${serverKeyText(each.server)} was deleted`, serverId(id, each.server));
      const words = each.attributes.map(attributeText).join(', ');
      return change(`${serverKeyText(each.after)} ${words}`, serverId(id, each.after));
    }),
  ];
}
