import { concernedService } from '../domain/subject.ts';
import { serverKeyText } from '../domain/server.ts';
import { type Service, serviceKeyText } from '../domain/service.ts';
import type { Change } from '../domain/change.ts';
import type { Table } from '../domain/table.ts';
import { sameServer, sameSettings } from './diff/equal.ts';

/** A promise of plans that a list of changes would break. */
export interface Violation {
  /** The change that breaks it; absent when the final table is wrong. */
  readonly index?: number;
  readonly kind:
    | 'not-taken'
    | 'flushes'
    | 'table-empty'
    | 'no-eligible-server'
    /** Deleted and added again, or the other way round, where an edit does. */
    | 'deleted-and-added'
    | 'misses-target';
  readonly subject: string;
}

export interface CheckOptions {
  /** Servers may be added again to enforce an order. */
  readonly addedAgain?: boolean;
}

/**
 * Runs the changes on a table in memory and checks after each one: it is accepted; a service that had and will have an
 * eligible server always has one; the table is never empty on the way; nothing is flushed, or deleted and added again;
 * the final table is the target. The cost depends on the touched services, not on the table.
 */
export function checkChanges(
  from: Table,
  changes: readonly Change[],
  target: Table,
  options: CheckOptions = {},
): readonly Violation[] {
  const touched = new Set(changes.map((change) => subjectOf(change)));
  const before = pick(from, touched);
  const after = pick(target, touched);
  const now = new Map<string, Pool>([...before].map(([text, service]) => [text, poolOf(service)]));
  const untouched = from.services.length - before.size;
  const found: Violation[] = [];
  const gone = new Set<string>();
  for (const [index, change] of changes.entries()) {
    const subject = subjectOf(change);
    const report = (kind: Violation['kind'], what = subject) => found.push({ index, kind, subject: what });
    if (change.kind === 'flush') report('flushes', 'the table');
    if (!take(now, change)) report('not-taken');
    const part = 'server' in change ? `${subject} ${serverKeyText(change.server)}` : subject;
    if (change.kind === 'delete-service' || change.kind === 'delete-server') gone.add(part);
    if (change.kind === 'add-service' && gone.has(part)) report('deleted-and-added', part);
    if (change.kind === 'add-server' && gone.has(part) && !options.addedAgain) report('deleted-and-added', part);
    if (untouched + now.size === 0 && from.services.length > 0 && target.services.length > 0) report('table-empty');
    if (serves(before.get(subject)) && serves(after.get(subject)) && (now.get(subject)?.eligible.size ?? 0) === 0) {
      report('no-eligible-server');
    }
  }
  for (const text of new Set([...now.keys(), ...after.keys()])) {
    if (!reached(now.get(text), after.get(text))) found.push({ kind: 'misses-target', subject: text });
  }
  return found;
}

/** A service while it is changed; `eligible` holds the servers with a weight. */
interface Pool {
  service: Service;
  readonly servers: Map<string, Service['servers'][number]>;
  readonly eligible: Set<string>;
}

function subjectOf(change: Change): string {
  const key = concernedService(change);
  return key ? serviceKeyText(key) : '';
}

function pick({ services }: Table, touched: ReadonlySet<string>): ReadonlyMap<string, Service> {
  const picked = new Map<string, Service>();
  for (const service of services) {
    const text = serviceKeyText(service.key);
    if (touched.has(text)) picked.set(text, service);
  }
  return picked;
}

function poolOf(service: Service): Pool {
  const servers = new Map(service.servers.map((server) => [serverKeyText(server), server]));
  const eligible = service.servers.filter(({ weight }) => weight > 0).map((server) => serverKeyText(server));
  return { service, servers, eligible: new Set(eligible) };
}

function serves(service: Service | undefined): boolean {
  return service?.servers.some(({ weight }) => weight > 0) ?? false;
}

/** False when the kernel would refuse the change because something exists or is missing. */
function take(now: Map<string, Pool>, change: Change): boolean {
  const text = subjectOf(change);
  const pool = now.get(text);
  switch (change.kind) {
    case 'add-service':
      if (pool) return false;
      now.set(text, poolOf({ ...change.service, servers: [] }));
      return true;
    case 'edit-service':
      if (!pool) return false;
      pool.service = { ...change.service, servers: [] };
      return true;
    case 'delete-service':
      return now.delete(text);
    case 'add-server':
    case 'edit-server': {
      const server = serverKeyText(change.server);
      if (pool?.servers.has(server) !== (change.kind === 'edit-server')) return false;
      pool.servers.set(server, change.server);
      if (change.server.weight > 0) pool.eligible.add(server);
      else pool.eligible.delete(server);
      return true;
    }
    case 'delete-server': {
      const server = serverKeyText(change.server);
      pool?.eligible.delete(server);
      return pool?.servers.delete(server) ?? false;
    }
    case 'flush':
      now.clear();
      return true;
    default:
      return true;
  }
}

function reached(pool: Pool | undefined, wanted: Service | undefined): boolean {
  if (!pool || !wanted) return !pool && !wanted;
  if (!sameSettings(pool.service, wanted) || pool.servers.size !== wanted.servers.length) return false;
  return wanted.servers.every((server) => {
    const found = pool.servers.get(serverKeyText(server));
    return found !== undefined && sameServer(found, server);
  });
}
