import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import { serviceKeyText, type Service, type ServiceKey, type ServiceSettings } from '../../domain/service.ts';
import { PlacedServers, ServerEntry } from './placed-servers.ts';
import type { Line, PlacedService } from './sheet.ts';

interface ServiceEntry {
  readonly added: Line;
  settled: Line;
  settings: ServiceSettings;
  readonly servers: PlacedServers;
}

/** Keeps the lines that made each service and server while the changes of a file are taken one by one. */
export interface Ledger {
  /** Writes down a change that was taken; gives back what an edit replaced. */
  enter(change: Change, line: Line): ServiceSettings | RealServer | undefined;
  has(service: ServiceKey): boolean;
  /** The line that added what a change adds again. */
  conflict(change: Change): Line | undefined;
  /** The services that are there, in the order of addition, with their lines. */
  services(): readonly PlacedService[];
}

export function ledger(): Ledger {
  const services = new Map<string, ServiceEntry>();
  return {
    has: (service) => services.has(serviceKeyText(service)),
    enter: (change, line) => enter(services, change, line),
    conflict: (change) => conflict(services, change),
    services: () => [...services].map(([name, entry]) => placed(name, entry)),
  };
}

function enter(
  services: Map<string, ServiceEntry>,
  change: Change,
  line: Line,
): ServiceSettings | RealServer | undefined {
  switch (change.kind) {
    case 'add-service': {
      const { service } = change;
      services.set(serviceKeyText(service.key), {
        added: line,
        settled: line,
        settings: service,
        servers: new PlacedServers(),
      });
      return undefined;
    }
    case 'edit-service': {
      const entry = services.get(serviceKeyText(change.service.key));
      if (!entry) return undefined;
      const before = entry.settings;
      entry.settings = change.service;
      entry.settled = line;
      return before;
    }
    case 'delete-service':
      services.delete(serviceKeyText(change.service));
      return undefined;
    case 'add-server':
      services.get(serviceKeyText(change.service))?.servers.add(new ServerEntry(change.server, line));
      return undefined;
    case 'edit-server': {
      const entry = services.get(serviceKeyText(change.service))?.servers.find(change.server);
      if (!entry) return undefined;
      const before = entry.server;
      entry.server = change.server;
      entry.settled = line;
      return before;
    }
    case 'delete-server':
      services.get(serviceKeyText(change.service))?.servers.delete(change.server);
      return undefined;
    case 'flush':
      services.clear();
      return undefined;
    default:
      return undefined;
  }
}

function conflict(services: ReadonlyMap<string, ServiceEntry>, change: Change): Line | undefined {
  if (change.kind === 'add-service') return services.get(serviceKeyText(change.service.key))?.added;
  if (change.kind !== 'add-server') return undefined;
  return services.get(serviceKeyText(change.service))?.servers.find(change.server)?.added;
}

function placed(name: string, { settings, added, settled, servers: entries }: ServiceEntry): PlacedService {
  const servers = entries.all();
  const service: Service = { ...settings, servers: servers.map(({ server }) => server) };
  return { service, key: settings.key, name, added, settled, servers };
}
