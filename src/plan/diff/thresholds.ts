import { serverKeyText } from '../../domain/server.ts';
import { type Service, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';

/** A table with unknown thresholds, filled in from the same servers of another table. */
export function withThresholdsOf(table: Table, other: Table): Table {
  const known = new Map(other.services.map((service) => [serviceKeyText(service.key), service]));
  return {
    ...table,
    services: table.services.map((service) => {
      const same = known.get(serviceKeyText(service.key));
      return same ? withThresholds(service, same) : service;
    }),
  };
}

function withThresholds(service: Service, other: Service): Service {
  const known = new Map(other.servers.map((server) => [serverKeyText(server), server]));
  const servers = service.servers.map((server) => {
    const same = known.get(serverKeyText(server));
    return same ? { ...server, upper: same.upper, lower: same.lower } : server;
  });
  return { ...service, servers };
}
