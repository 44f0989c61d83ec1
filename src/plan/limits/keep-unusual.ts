import { isBeyondRules, type Observation } from '../../domain/observation.ts';
import { type RealServer, serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';

/**
 * The target, except that real servers with a method or setting that no rule can express keep their current settings:
 * an edit would replace it. Such a server is removed only if the target does not name it.
 */
export function keepUnusual({ services }: Observation, target: Table): Table {
  const kept = new Map<string, RealServer>();
  for (const { key, servers } of services) {
    for (const server of servers) {
      if (!isBeyondRules(server)) continue;
      const { address, port, method, weight, upper, lower, tunnel } = server;
      const name = `${serviceKeyText(key)} ${serverKeyText(server)}`;
      kept.set(name, { address, port, method, weight, upper, lower, tunnel });
    }
  }
  if (kept.size === 0) return target;
  return {
    ...target,
    services: target.services.map((service) => ({
      ...service,
      servers: service.servers.map(
        (server) => kept.get(`${serviceKeyText(service.key)} ${serverKeyText(server)}`) ?? server,
      ),
    })),
  };
}
