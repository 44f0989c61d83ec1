import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import { sameServerKey } from '../diff/equal.ts';

/** A service as a change leaves it; undefined when it is gone, or never was. What was observed of a server stays with it. */
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
