import type { Figures, Observation, ObservedServer, ObservedService } from '../domain/observation.ts';
import { noFigures } from '../domain/observation.ts';
import { rowFiguresOf } from '../domain/row-figures.ts';
import { type RowId, serverId, serviceId } from './identity.ts';

/** What a director showed at one moment. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly observation: Observation;
}

/**
 * A sample with rates. The kernel's own estimates are used where the director has them; otherwise rates are computed
 * from the totals of the previous sample.
 */
export function sampleOf(observation: Observation, at: number, before: Sample | null): Sample {
  const { lacksRates } = rowFiguresOf(observation.services);
  if (!lacksRates || before === null || at <= before.at) return { at, observation };
  const earlier = totalsById(before.observation);
  const seconds = (at - before.at) / 1000;
  const services = observation.services.map((service) => withRates(service, earlier, seconds));
  return { at, observation: { ...observation, services } };
}

function totalsById(observation: Observation): ReadonlyMap<RowId, Figures> {
  const totals = new Map<RowId, Figures>();
  for (const service of observation.services) {
    const id = serviceId(service.key);
    if (service.totals) totals.set(id, service.totals);
    for (const server of service.servers) if (server.totals) totals.set(serverId(id, server), server.totals);
  }
  return totals;
}

function withRates(service: ObservedService, earlier: ReadonlyMap<RowId, Figures>, seconds: number): ObservedService {
  const id = serviceId(service.key);
  const servers = service.servers.map((server): ObservedServer => {
    const rates = rateOf(server.totals, earlier.get(serverId(id, server)), seconds);
    return rates && !server.rates ? { ...server, rates } : server;
  });
  const rates = service.rates ?? rateOf(service.totals, earlier.get(id), seconds);
  return { ...service, servers, ...(rates && { rates }) };
}

function rateOf(now: Figures | undefined, before: Figures | undefined, seconds: number): Figures | undefined {
  if (now === undefined || before === undefined) return undefined;
  const names = Object.keys(noFigures) as (keyof Figures)[];
  return Object.fromEntries(
    names.map((name) => [name, perSecond(now[name] - before[name], seconds)]),
  ) as unknown as Figures;
}

/** Counters that went backwards were zeroed in between; the rate then counts as 0. */
function perSecond(passed: bigint, seconds: number): bigint {
  return passed <= 0n ? 0n : BigInt(Math.round(Number(passed) / seconds));
}
