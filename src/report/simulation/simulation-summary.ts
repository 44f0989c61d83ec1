import { endpointText } from '../../domain/address.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { SimulationResult } from '../../forecast/simulation.ts';
import type { BreakCause } from '../../forecast/session.ts';
import type { Timeouts } from '../../domain/table.ts';
import type { ServerTally, ServiceTally } from '../../forecast/tally.ts';

/** The results of a simulation for its reports; shares are shares of the served sessions, from 0 to 1. */
export interface SimulationSummary {
  readonly version: 1;
  readonly rules: string;
  readonly seconds: number;
  readonly seed: number;
  readonly sessions: number;
  readonly connections: number;
  /** Seconds that idle connections were kept. */
  readonly timeouts: Timeouts;
  readonly services: readonly ServiceSummary[];
}

export interface ServiceSummary {
  readonly service: string;
  readonly scheduler: string;
  readonly sessions: number;
  /** No server could take them. */
  readonly refused: number;
  /** They came while the service was not in the table, and nothing took them. */
  readonly away: number;
  /** Another service took them. */
  readonly elsewhere: number;
  /** Their server did not answer, or not in a way that the client could use. */
  readonly unanswered: number;
  /** Cut before their end, in total and by cause. */
  readonly broken: number;
  readonly brokenBy: Readonly<Partial<Record<BreakCause, number>>>;
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
  /** Open sessions at the end. */
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
    timeouts: result.timeouts,
    services,
  };
}

function serviceSummary(tally: ServiceTally): ServiceSummary {
  const { key, scheduler, sessions, refused, away, elsewhere, unanswered } = tally;
  const served = sessions - refused - away - elsewhere;
  const servers = [...tally.servers.values()].map((server) => serverSummary(server, sessions, served));
  const broken = [...tally.broken.values()].reduce((sum, count) => sum + count, 0);
  const brokenBy = Object.fromEntries(tally.broken);
  const counts = { sessions, refused, away, elsewhere, unanswered, broken, brokenBy };
  return { service: serviceKeyText(key), scheduler, ...counts, servers };
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
