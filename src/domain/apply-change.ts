import type { Change } from './change.ts';
import { type RealServer, sameServerKey } from './server.ts';
import { type Service, serviceKeyText } from './service.ts';
import type { Table } from './table.ts';
import { concernedService } from './subject.ts';

/** A table after changes; whether a kernel would accept them is not checked. */
export function tableAfter(table: Table, changes: readonly Change[]): Table {
  const services = new Map<string, Service>(table.services.map((service) => [serviceKeyText(service.key), service]));
  let { timeouts, daemons } = table;
  for (const change of changes) {
    if (change.kind === 'flush') services.clear();
    if (change.kind === 'set-timeouts') timeouts = change.timeouts;
    if (change.kind === 'start-daemon') daemons = [...(daemons ?? []), change.daemon];
    if (change.kind === 'stop-daemon') daemons = daemons?.filter(({ state }) => state !== change.state);
    const key = concernedService(change);
    if (!key) continue;
    const text = serviceKeyText(key);
    const after = serviceAfter(services.get(text), change);
    if (after) services.set(text, after);
    else services.delete(text);
  }
  return { services: [...services.values()], ...(timeouts && { timeouts }), ...(daemons && { daemons }) };
}

/** A service after a change; undefined if it does not exist. Observed values stay with their server. */
export function serviceAfter(service: Service | undefined, change: Change): Service | undefined {
  switch (change.kind) {
    case 'add-service':
      return { ...change.service, servers: [] };
    case 'edit-service':
      return service && { ...change.service, servers: service.servers };
    case 'delete-service':
      return undefined;
    case 'add-server':
      return service && { ...service, servers: [...service.servers, change.server] };
    case 'edit-server':
      return service && { ...service, servers: service.servers.map((server) => edited(server, change.server)) };
    case 'delete-server':
      return service && { ...service, servers: service.servers.filter((each) => !sameServerKey(each, change.server)) };
    default:
      return service;
  }
}

function edited(server: RealServer, wanted: RealServer): RealServer {
  return sameServerKey(server, wanted) ? { ...server, ...wanted } : server;
}
