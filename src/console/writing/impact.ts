import type { Change } from '../../domain/change.ts';
import type { Observation, ObservedServer, ObservedService } from '../../domain/observation.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { serviceName } from '../columns/names.ts';

/** What a change does to clients, in a sentence; null where it does nothing to them. */
export function impactOf(change: Change, observation: Observation): string | null {
  switch (change.kind) {
    case 'delete-service': {
      const service = observedService(observation, change.service);
      return service ? `${serviceName(service.key)} answers no more; ${held(service.servers)}` : null;
    }
    case 'delete-server': {
      const server = observedServer(observation, change.service, change.server);
      return server ? `${serverKeyText(server)} has ${held([server])}; weight 0 would let them end first` : null;
    }
    case 'edit-server':
      return ofEdit(change, observation);
    case 'edit-service': {
      const service = observedService(observation, change.service.key);
      if (!service) return null;
      const scheduler = service.scheduler !== change.service.scheduler;
      return scheduler
        ? `new connections are scheduled by ${change.service.scheduler}; those there are stay where they are`
        : 'connections that exist stay where they are';
    }
    case 'add-server':
      return change.server.weight === 0
        ? `${serverKeyText(change.server)} takes no connections until its weight is raised`
        : `${serverKeyText(change.server)} takes new connections at once`;
    case 'zero':
      return 'totals and rates start from nothing; connections stay. Zeroing cannot be undone';
    case 'flush':
      return `every service goes away; ${held(observation.services.flatMap(({ servers }) => servers))}`;
    default:
      return null;
  }
}

function ofEdit(change: Extract<Change, { kind: 'edit-server' }>, observation: Observation): string | null {
  const server = observedServer(observation, change.service, change.server);
  const service = observedService(observation, change.service);
  if (!server || !service) return null;
  const name = serverKeyText(server);
  const { weight } = change.server;
  if (server.weight === weight) return `${name} keeps its connections`;
  if (weight === 0) {
    const others = service.servers.filter((other) => other !== server && other.weight > 0).length;
    const persistent = service.persistence ? '; clients it holds by persistence still come' : '';
    const warning = others === 0 ? `. No other server of ${serviceName(service.key)} takes connections` : '';
    return `${name} drains: ${held([server])} stay, no new ones come${persistent}${warning}`;
  }
  const sum = service.servers.reduce((all, other) => all + (other === server ? weight : other.weight), 0);
  const share = Math.round((weight / sum) * 100);
  return `${name} is due ${share} % of the new connections of ${serviceName(service.key)}; those there are stay`;
}

function held(servers: readonly ObservedServer[]): string {
  const active = servers.reduce((sum, server) => sum + server.active, 0);
  const inactive = servers.reduce((sum, server) => sum + server.inactive, 0);
  return `${active} active and ${inactive} inactive connections`;
}

function observedService(observation: Observation, key: ObservedService['key']): ObservedService | undefined {
  const name = serviceKeyText(key);
  return observation.services.find((service) => serviceKeyText(service.key) === name);
}

function observedServer(
  observation: Observation,
  service: ObservedService['key'],
  key: { readonly address: string; readonly port: number },
): ObservedServer | undefined {
  return observedService(observation, service)?.servers.find(
    (server) => server.address === key.address && server.port === key.port,
  );
}
