import { concernedService, subjectOf } from '../../domain/subject.ts';
import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import { type RowId, serverId, serviceId } from '../../live/identity.ts';

/** The staged change of a row, as drawn in the table. */
export interface StagedRow {
  readonly sign: '+' | '~' | '-';
  /** The server as it will be; absent for a service and for deletions. */
  readonly server?: RealServer;
}

/**
 * Adds changes to the staged ones. Each row is changed once: a later change of a server replaces the earlier one, an
 * added server that is deleted again leaves nothing, and deleting a service drops what was staged in it.
 */
export function withStaged(staged: readonly Change[], added: readonly Change[]): readonly Change[] {
  return added.reduce<readonly Change[]>(withOne, staged);
}

function withOne(staged: readonly Change[], change: Change): readonly Change[] {
  if (change.kind === 'delete-service') {
    const service = serviceId(change.service);
    const isNew = staged.some((one) => one.kind === 'add-service' && serviceId(one.service.key) === service);
    const others = staged.filter((one) => serviceOf(one) !== service);
    return isNew ? others : [...others, change];
  }
  if (change.kind === 'zero' && staged.some((one) => rowOfStaged(one) === rowOfStaged(change))) return staged;
  const id = rowOf(change);
  const at = id === null ? -1 : staged.findIndex((one) => rowOf(one) === id);
  const before = staged[at];
  if (before === undefined) return [...staged, change];
  const folded = together(before, change);
  return staged.flatMap((one, index) => (index === at ? folded : [one]));
}

/** Two changes of one row as one. */
function together(before: Change, change: Change): readonly Change[] {
  if (before.kind === 'add-server' && change.kind === 'edit-server') return [{ ...before, server: change.server }];
  if (before.kind === 'add-server' && change.kind === 'delete-server') return [];
  if (before.kind === 'delete-server' && change.kind === 'add-server') return [{ ...change, kind: 'edit-server' }];
  if (before.kind === 'add-service' && change.kind === 'edit-service') return [{ ...before, service: change.service }];
  return [change];
}

/** The staged changes by row. Needed at every redraw, so computed once. */
export function stagedRows(staged: readonly Change[]): ReadonlyMap<RowId, StagedRow> {
  const known = made.get(staged);
  if (known !== undefined) return known;
  const rows = new Map<RowId, StagedRow>();
  for (const change of staged) {
    const id = rowOf(change);
    if (id === null) continue;
    const sign = change.kind.startsWith('add-') ? '+' : change.kind.startsWith('delete-') ? '-' : '~';
    const server = change.kind === 'edit-server' || change.kind === 'add-server' ? change.server : undefined;
    rows.set(id, { sign, ...(server && { server }) });
  }
  made.set(staged, rows);
  return rows;
}

const made = new WeakMap<readonly Change[], ReadonlyMap<RowId, StagedRow>>();

/** What stays staged after some of it was dropped; the servers of an added service go with it. */
export function withoutStaged(staged: readonly Change[], dropped: ReadonlySet<Change>): readonly Change[] {
  const services = new Set(
    [...dropped].flatMap((change) => (change.kind === 'add-service' ? [serviceId(change.service.key)] : [])),
  );
  return staged.filter((change) => !dropped.has(change) && !services.has(serviceOf(change) ?? ''));
}

/** What stays staged after other changes were applied: everything except the rows that they changed. */
export function withoutRowsOf(staged: readonly Change[], done: readonly Change[]): readonly Change[] {
  const rows = new Set(done.flatMap((change) => rowOf(change) ?? []));
  const kept = staged.filter((change) => !rows.has(rowOf(change) ?? ''));
  return kept.length === staged.length ? staged : kept;
}

/** The identity of a staged change: the row that it is about, or what else it changes. */
export function rowOfStaged(change: Change): RowId {
  if (change.kind === 'zero') return `counters of ${change.service ? serviceId(change.service) : 'everything'}`;
  return rowOf(change) ?? `${change.kind} ${subjectOf(change) ?? ''}`.trim();
}

/** The row that a change is about, and its service. */
export function rowsOfChange(change: Change): readonly RowId[] {
  return [rowOf(change), serviceOf(change)].filter((id) => id !== null);
}

/** The row that a change is about; null if none, or only counters. */
function rowOf(change: Change): RowId | null {
  const service = serviceOf(change);
  return service !== null && 'server' in change ? serverId(service, change.server) : service;
}

function serviceOf(change: Change): RowId | null {
  const key = change.kind === 'zero' ? undefined : concernedService(change);
  return key ? serviceId(key) : null;
}
