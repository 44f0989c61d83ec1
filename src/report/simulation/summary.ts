import { endpointText } from '../../domain/address.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { SimulationResult } from '../../forecast/simulation.ts';
import type { ServerTally, ServiceTally } from '../../forecast/tally.ts';

/** A simulation as its reports show it; shares are of the sessions that were served, from 0 to 1. */
export interface SimulationSummary {
  readonly version: 1;
  readonly rules: string;
  readonly seconds: number;
  readonly seed: number;
  readonly sessions: number;
  readonly connections: number;
  readonly services: readonly ServiceSummary[];
}

export interface ServiceSummary {
  readonly service: string;
  readonly scheduler: string;
  readonly sessions: number;
  /** No server could take them. */
  readonly refused: number;
  /** Their server did not answer. */
  readonly unanswered: number;
  /** Cut off under way. */
  readonly broken: number;
  readonly servers: readonly ServerSummary[];
}

export interface ServerSummary {
  readonly server: string;
  readonly weight: number;
  /** False when the server was deleted before the end. */
  readonly present: boolean;
  readonly sessions: number;
  readonly wanted: number;
  readonly got: number;
  readonly peak: number;
  /** From quiescing or deletion to the end of the last session; absent when there was none, or no end of it. */
  readonly drainSeconds?: number;
  /** Sessions under way at the end. */
  readonly live: number;
}

export function simulationSummary(rules: string, seed: number, result: SimulationResult): SimulationSummary {
  const services = result.services.map(serviceSummary);
  return {
    version: 1,
    rules,
    seconds: result.milliseconds / 1000,
    seed,
    sessions: services.reduce((sum, { sessions }) => sum + sessions, 0),
    connections: result.connections,
    services,
  };
}

function serviceSummary(tally: ServiceTally): ServiceSummary {
  const { key, scheduler, sessions, refused, unanswered, broken } = tally;
  const servers = [...tally.servers.values()].map((server) => serverSummary(server, sessions, sessions - refused));
  return { service: serviceKeyText(key), scheduler, sessions, refused, unanswered, broken, servers };
}

function serverSummary(server: ServerTally, sessions: number, served: number): ServerSummary {
  const { key, weight, present, peak, drainingSince, drainedAt, live } = server;
  return {
    server: endpointText(key.address, key.port),
    weight,
    present,
    sessions: server.sessions,
    wanted: sessions === 0 ? 0 : server.wanted / sessions,
    got: served === 0 ? 0 : server.sessions / served,
    peak,
    ...(drainingSince !== null && drainedAt !== null && { drainSeconds: (drainedAt - drainingSince) / 1000 }),
    live,
  };
}
