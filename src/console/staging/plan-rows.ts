import type { Change } from '../../domain/change.ts';
import type { Observation } from '../../domain/observation.ts';
import { serverKeyText } from '../../domain/server.ts';
import { concernedService } from '../../domain/subject.ts';
import { idsOf, type RowId, serviceId } from '../../live/identity.ts';
import type { Step } from '../../plan/step.ts';
import type { Column } from '../columns/column.ts';
import { serviceName } from '../columns/service-name.ts';
import type { ImpactNote } from '../dialog.ts';
import { matches, noFilter } from '../filter/filter.ts';
import type { PlanRow, StagedChange, StagedService } from '../plan-row.ts';
import { latestObservation } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { planSummary } from '../writing/change-summary.ts';
import { notesOf } from '../writing/impact-notes.ts';
import { rowOfStaged } from '../writing/staged.ts';
import { type StagedPlan, stagedPlan } from './staged-plan.ts';
import { type Arrangement, columnsView, sorted } from '../rows/arrangement.ts';

/**
 * What is staged, by service in the order in which it was staged, below a row for all of it if there is more than one
 * change. A filter keeps the rows that match, and the service above each.
 */
export function planRows(
  state: State,
  columns: readonly Column<PlanRow>[],
  text: (row: PlanRow) => string,
  how: Arrangement,
): readonly PlanRow[] {
  const { folded, filter } = how;
  const { staged } = state;
  if (staged.length === 0) return [];
  const plan = stagedPlan(state);
  const counts = connectionsById(latestObservation(state));
  const view = columnsView(columns, text, how);
  const rows: PlanRow[] = staged.length > 1 && filter === noFilter ? [everything(staged, plan)] : [];
  for (const group of byService(staged)) {
    const own = group.changes.map((change) => changeRow(change, group, plan, counts));
    const kept = sorted(own, columns, how, (row) => row).filter((row) => matches(filter, row, view));
    const head = serviceRow(group, plan, counts);
    if (kept.length === 0 && !matches(filter, head, view)) continue;
    rows.push(head);
    if (folded.has(head.id)) continue;
    rows.push(...kept.map((row, at) => (at === kept.length - 1 ? { ...row, last: true } : row)));
  }
  return rows;
}

interface Group {
  readonly id: RowId;
  /** The service in the table; empty for changes of the director itself. */
  readonly service: RowId;
  readonly name: string;
  readonly changes: Change[];
}

function byService(staged: readonly Change[]): readonly Group[] {
  const groups = new Map<RowId, Group>();
  for (const change of staged) {
    const key = concernedService(change);
    const service = key ? serviceId(key) : '';
    let group = groups.get(service);
    if (group === undefined) {
      const name = key ? serviceName(key) : 'the director';
      groups.set(service, (group = { id: `staged in ${service}`, service, name, changes: [] }));
    }
    group.changes.push(change);
  }
  return [...groups.values()];
}

function everything(staged: readonly Change[], { plan }: StagedPlan): PlanRow {
  return {
    kind: 'plan',
    level: 'all',
    id: 'everything staged',
    changes: staged,
    what: `${staged.length} changes`,
    connections: null,
    notes: () => summary(plan.steps),
  };
}

function serviceRow(
  { id, service, name, changes }: Group,
  { steps }: StagedPlan,
  counts: ReadonlyMap<RowId, number>,
): StagedService {
  return {
    kind: 'plan',
    level: 'service',
    id,
    name,
    changes,
    what: changes.length === 1 ? '1 change' : `${changes.length} changes`,
    connections: counts.get(service) ?? null,
    notes: () => (changes.length === 1 ? [] : summary(changes.flatMap((one) => steps.get(rowOfStaged(one)) ?? []))),
  };
}

function changeRow(
  change: Change,
  { id: group }: Group,
  { steps, words, shown }: StagedPlan,
  counts: ReadonlyMap<RowId, number>,
): StagedChange {
  const id = rowOfStaged(change);
  const own = steps.get(id) ?? [];
  return {
    kind: 'plan',
    level: 'change',
    id,
    group,
    name: 'server' in change ? serverKeyText(change.server) : subjects[change.kind],
    changes: [change],
    what: own.length === 0 ? 'is so already' : (words.get(id) ?? deeds[change.kind]),
    connections: counts.get(id) ?? null,
    notes: () => own.flatMap((step) => notesOf(step, shown)),
    last: false,
  };
}

function summary(steps: readonly Step[]): readonly ImpactNote[] {
  const text = planSummary(steps);
  const isDanger = steps.some(({ impact }) => impact.existing.kind === 'loss' || impact.newConnections.kind === 'loss');
  return text === '' ? [] : [{ tone: isDanger ? 'danger' : 'plain', text }];
}

/** What a change without a real server is about. */
const subjects: Readonly<Record<Exclude<Change['kind'], `${string}-server`>, string>> = {
  'add-service': 'the service',
  'edit-service': 'its settings',
  'delete-service': 'the service',
  flush: 'the whole table',
  zero: 'its counters',
  'set-timeouts': 'timeouts',
  'start-daemon': 'sync daemon',
  'stop-daemon': 'sync daemon',
};

/** What is done, where no attribute says it. */
const deeds: Readonly<Record<Change['kind'], string>> = {
  'add-service': 'new',
  'add-server': 'new',
  'edit-service': 'edited',
  'edit-server': 'edited',
  'delete-service': 'deleted',
  'delete-server': 'deleted',
  flush: 'deleted',
  zero: 'zeroed',
  'set-timeouts': 'set',
  'start-daemon': 'started',
  'stop-daemon': 'stopped',
};

const known = new WeakMap<Observation, ReadonlyMap<RowId, number>>();

/** Active and inactive connections by row, of services too, where they are known. Counted once per observation. */
function connectionsById(observation: Observation): ReadonlyMap<RowId, number> {
  const made = known.get(observation);
  if (made !== undefined) return made;
  const counts = new Map<RowId, number>();
  known.set(observation, counts);
  if (observation.unknown.includes('connections')) return counts;
  const ids = idsOf(observation);
  for (const [place, { servers }] of observation.services.entries()) {
    let sum = 0;
    for (const [index, { active, inactive }] of servers.entries()) {
      counts.set(ids[place]?.servers[index] ?? '', active + inactive);
      sum += active + inactive;
    }
    counts.set(ids[place]?.service ?? '', sum);
  }
  return counts;
}
