import type { Connection, Observation, ObservedServer, ObservedService } from '../domain/observation.ts';
import type { RealServer } from '../domain/server.ts';
import type { Service, ServiceSettings } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { clientOf, everyConnection } from './connection-table.ts';
import type { Destination } from './destination.ts';
import type { IpvsState } from './ipvs-state.ts';
import type { LiveConnection } from './live-connection.ts';
import { rateFigures, totalFigures } from './statistics.ts';
import { runningDaemons } from './sync-daemons.ts';
import type { VirtualService } from './virtual-service.ts';

/** The table as configured: services and servers in the order of addition. */
export function tableOfState(state: IpvsState): Table {
  const services = [...state.services.values()].map(({ settings, servers }) => told(settings, servers.settings()));
  return { services, timeouts: state.timeouts, daemons: runningDaemons(state.daemons) };
}

/** Field by field: V8 gives every object made by a spread followed by a field its own shape. */
function told(settings: ServiceSettings, servers: readonly RealServer[]): Service {
  const { key, scheduler, flags, persistence, engine, onePacket } = settings;
  return { key, scheduler, flags, persistence, engine, onePacket, servers };
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
  const { key, scheduler, flags, persistence, engine, onePacket } = service.settings;
  return {
    key,
    scheduler,
    flags,
    persistence,
    engine,
    onePacket,
    servers: service.servers.oldestFirst().map(observedServer),
    totals: totalFigures(service),
    rates: rateFigures(service),
  };
}

function observedServer(server: Destination): ObservedServer {
  const { address, port, method, weight, upper, lower, tunnel } = server.settings;
  return {
    address,
    port,
    method,
    weight,
    upper,
    lower,
    tunnel,
    active: server.active,
    inactive: server.inactive,
    persistent: server.persistent,
    totals: totalFigures(server),
    rates: rateFigures(server),
  };
}

/** The connection table, in no particular order. */
export function connectionsOf(state: IpvsState): Connection[] {
  return [...everyConnection(state.connections)].map((connection) => listed(state, connection));
}

/** An entry as a listing shows it; a template that is not valid any more has 65535 for its ports. */
export function listed(state: IpvsState, connection: LiveConnection): Connection {
  const { endpoint, server, engineData } = connection;
  const client = clientOf(connection.client);
  const stale = endpoint.template && state.connections.detached.has(connection);
  return {
    protocol: endpoint.protocol,
    expires: Math.max(0, Math.floor((connection.expiresAt - state.now) / 1000)),
    state: connection.state,
    source: client.address,
    sourcePort: client.port,
    virtual: endpoint.address,
    virtualPort: stale ? 65535 : endpoint.port,
    destination: server?.address ?? (endpoint.address.includes(':') ? '::' : '0.0.0.0'),
    destinationPort: stale ? 65535 : connection.port,
    ...(engineData !== null && { engine: 'sip', engineData }),
  };
}
