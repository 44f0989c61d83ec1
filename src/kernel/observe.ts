import type { Observation, ObservedServer, ObservedService } from '../domain/observation.ts';
import type { Service } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { Destination } from './destination.ts';
import type { IpvsState } from './ipvs-state.ts';
import { oldestFirst } from './server-list.ts';
import { figures } from './statistics.ts';
import { runningDaemons } from './sync-daemons.ts';
import type { VirtualService } from './virtual-service.ts';

/** The table as it was commanded: services and servers in the order of addition. */
export function tableOfState(state: IpvsState): Table {
  const services = [...state.services.values()].map((service): Service => ({
    ...service.settings,
    servers: oldestFirst(service.servers).map((server) => server.settings),
  }));
  return { services, timeouts: state.timeouts, daemons: runningDaemons(state.daemons) };
}

/** The table with its counters, as a listing shows them. */
export function observationOf(state: IpvsState): Observation {
  return {
    services: [...state.services.values()].map(observedService),
    timeouts: state.timeouts,
    daemons: runningDaemons(state.daemons),
    unknown: [],
    version: '1.2.1',
    size: 4096,
  };
}

function observedService(service: VirtualService): ObservedService {
  return {
    ...service.settings,
    servers: oldestFirst(service.servers).map(observedServer),
    totals: figures(service.statistics.counted),
  };
}

function observedServer(server: Destination): ObservedServer {
  return {
    ...server.settings,
    active: server.active,
    inactive: server.inactive,
    persistent: server.persistent,
    totals: figures(server.statistics.counted),
  };
}
