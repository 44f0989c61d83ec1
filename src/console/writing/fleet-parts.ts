import { tableAfter } from '../../domain/apply-change.ts';
import type { Change } from '../../domain/change.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { nameOf } from '../../domain/subject.ts';
import type { RealServer } from '../../domain/server.ts';
import type { Table } from '../../domain/table.ts';
import type { KernelSettings } from '../../plan/kernel-settings.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../dialog.ts';
import { serverIn, serviceIn } from '../lookup.ts';
import { planOf } from './plan-of.ts';

/**
 * The plan of a change on the table of another director. A change by keys makes there what it makes here, and leaves the
 * rest of a row as it is there; one to a file makes the same services. Fails, with a sentence, where it cannot.
 */
export function planElsewhere(
  { changes, shown, origin }: Pick<Proposal, 'changes' | 'shown' | 'origin'>,
  observation: Observation,
  kernel: KernelSettings,
): Result<Plan, string> {
  if (changes.some(({ kind }) => kind === 'start-daemon' || kind === 'stop-daemon'))
    return failure('sync daemons differ between directors; change them on each one alone');
  const there = tableOf(observation);
  if (origin === 'rules' || origin === 'restore') {
    const { services } = tableAfter(shown, changes);
    return success(planChanges(observation, { ...there, services }, kernel));
  }
  const own: Change[] = [];
  let now = there;
  for (const change of changes) {
    const made = changeElsewhere(change, shown, now);
    if (made === 'missing') return failure(`it has no ${nameOf(change)}`);
    if (made === null) continue;
    own.push(made);
    now = tableAfter(now, [made]);
  }
  return success(planOf(own, observation, kernel));
}

/** Null if nothing is to do there; `missing` where the row that is to be changed does not exist there. */
function changeElsewhere(change: Change, here: Table, there: Table): Change | null | 'missing' {
  switch (change.kind) {
    case 'edit-server': {
      const server = serverIn(there, change.service, change.server);
      const before = serverIn(here, change.service, change.server);
      if (server === undefined) return 'missing';
      return { ...change, server: before === undefined ? change.server : edited(server, before, change.server) };
    }
    case 'add-server':
      if (serviceIn(there, change.service) === undefined) return 'missing';
      return serverIn(there, change.service, change.server) === undefined ? change : { ...change, kind: 'edit-server' };
    case 'edit-service': {
      const service = serviceIn(there, change.service.key);
      const before = serviceIn(here, change.service.key);
      if (service === undefined) return 'missing';
      const settings = before === undefined ? change.service : edited(service, before, change.service);
      return { ...change, service: settings };
    }
    case 'add-service':
      return serviceIn(there, change.service.key) === undefined ? change : { ...change, kind: 'edit-service' };
    case 'delete-server':
      return serverIn(there, change.service, change.server) === undefined ? null : change;
    case 'delete-service':
      return serviceIn(there, change.service) === undefined ? null : change;
    case 'zero':
      return change.service !== null && serviceIn(there, change.service) === undefined ? 'missing' : change;
    default:
      return change;
  }
}

/** Only what the change edits is taken over: a weight does not bring along the threshold of the first director. */
function edited<Row extends RealServer | object>(there: Row, before: Partial<Row>, after: Partial<Row>): Row {
  const names = Object.keys(after) as (keyof Row)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.assign({}, there, ...changed.map((name) => ({ [name]: after[name] }))) as Row;
}
