import type { Change } from '../domain/change.ts';
import { type RealServer, serverKeyText } from '../domain/server.ts';
import { type Service, serviceKeyText } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { concernedService } from '../domain/subject.ts';

/** What a list of changes touches, by name. The rest of the table belongs to others. */
export interface Touched {
  /** Services that are added, edited or removed. */
  readonly services: ReadonlySet<string>;
  /** Removed services, with everything in them. */
  readonly removed: ReadonlySet<string>;
  /** Added, edited or removed servers, by service; a service without any has an empty set. */
  readonly servers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly timeouts: boolean;
  readonly daemons: boolean;
}

export function touchedBy(changes: readonly Change[]): Touched {
  const services = new Set<string>();
  const removed = new Set<string>();
  const servers = new Map<string, Set<string>>();
  for (const change of changes) {
    const key = concernedService(change);
    if (!key || change.kind === 'zero') continue;
    const name = serviceKeyText(key);
    const own = servers.get(name) ?? new Set();
    servers.set(name, own);
    if ('server' in change) own.add(serverKeyText(change.server));
    else services.add(name);
    if (change.kind === 'delete-service') removed.add(name);
  }
  return {
    services,
    removed,
    servers,
    timeouts: changes.some(({ kind }) => kind === 'set-timeouts'),
    daemons: changes.some(({ kind }) => kind === 'start-daemon' || kind === 'stop-daemon'),
  };
}

/**
 * The touched services of a table, with their untouched parts replaced by those of `reference`. A comparison with the
 * same part of `reference` then shows only the touched things.
 */
export function touchedPart(table: Table, reference: Table, touched: Touched): Table {
  const there = byName(table);
  const wanted = byName(reference);
  const { timeouts, daemons } = table;
  return {
    services: [...touched.servers].flatMap(([name, servers]): readonly Service[] => {
      const [found, other] = [there.get(name), wanted.get(name)];
      if (!found || !other || touched.removed.has(name)) return found ? [found] : [];
      const settings = touched.services.has(name) ? found : other;
      return [{ ...settings, servers: mixedServers(found.servers, other.servers, servers) }];
    }),
    ...(timeouts && touched.timeouts && { timeouts }),
    ...(daemons && touched.daemons && { daemons }),
  };
}

/** A table with the touched things taken from another. */
export function graft(onto: Table, from: Table, touched: Touched): Table {
  const others = onto.services.filter(({ key }) => !touched.servers.has(serviceKeyText(key)));
  return { ...onto, services: [...others, ...touchedPart(from, onto, touched).services] };
}

function mixedServers(
  found: readonly RealServer[],
  other: readonly RealServer[],
  touched: ReadonlySet<string>,
): readonly RealServer[] {
  const there = new Map(found.map((server) => [serverKeyText(server), server]));
  const kept = other.flatMap((server): readonly RealServer[] => {
    const name = serverKeyText(server);
    if (!touched.has(name)) return [server];
    const now = there.get(name);
    there.delete(name);
    return now ? [now] : [];
  });
  return [...kept, ...[...there].filter(([name]) => touched.has(name)).map(([, server]) => server)];
}

function byName({ services }: Table): ReadonlyMap<string, Service> {
  return new Map(services.map((service) => [serviceKeyText(service.key), service]));
}
