import type { Change } from '../../domain/change.ts';
import type { Observation, ObservedServer, ObservedService } from '../../domain/observation.ts';
import { serviceId } from '../../live/identity.ts';

interface Made {
  readonly staged: readonly Change[];
  readonly observation: Observation;
}

const known = new WeakMap<Observation, Made>();

/** What was observed, with the services and real servers that are staged to be added, without connections. */
export function withStagedAdditions(observation: Observation, staged: readonly Change[]): Observation {
  if (!staged.some(({ kind }) => kind === 'add-service' || kind === 'add-server')) return observation;
  const made = known.get(observation);
  if (made?.staged === staged) return made.observation;
  const added = { ...observation, services: staged.reduce(withAddition, observation.services) };
  known.set(observation, { staged, observation: added });
  return added;
}

function withAddition(services: readonly ObservedService[], change: Change): readonly ObservedService[] {
  if (change.kind === 'add-service') {
    const id = serviceId(change.service.key);
    if (services.some(({ key }) => serviceId(key) === id)) return services;
    return [...services, { ...change.service, servers: [] }];
  }
  if (change.kind !== 'add-server') return services;
  const id = serviceId(change.service);
  return services.map((service) => {
    if (serviceId(service.key) !== id) return service;
    const { address, port } = change.server;
    const there = service.servers.some((server) => server.address === address && server.port === port);
    const server: ObservedServer = { ...change.server, active: 0, inactive: 0 };
    return there ? service : { ...service, servers: [...service.servers, server] };
  });
}
