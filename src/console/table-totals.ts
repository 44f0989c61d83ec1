import { countNumber } from '../domain/count-number.ts';
import type { Figures, Observation } from '../domain/observation.ts';

/** A table in numbers, for the title. */
export interface TableTotals {
  readonly services: number;
  readonly servers: number;
  readonly draining: number;
  readonly active: number;
  /** Null if the director shows no rates. */
  readonly rates: Readonly<Record<keyof Figures, number>> | null;
}

const known = new WeakMap<Observation, TableTotals>();

/** Counted once for each observation: the title is drawn at every key. */
export function totalsOf(observation: Observation): TableTotals {
  const made = known.get(observation) ?? counted(observation);
  known.set(observation, made);
  return made;
}

function counted({ services }: Observation): TableTotals {
  let [servers, draining, active] = [0, 0, 0];
  const rates = { connections: 0, inPackets: 0, outPackets: 0, inBytes: 0, outBytes: 0 };
  let hasRates = false;
  for (const service of services) {
    servers += service.servers.length;
    for (const server of service.servers) {
      if (server.weight === 0) draining++;
      active += server.active;
    }
    if (service.rates === undefined) continue;
    hasRates = true;
    rates.connections += countNumber(service.rates.connections);
    rates.inPackets += countNumber(service.rates.inPackets);
    rates.outPackets += countNumber(service.rates.outPackets);
    rates.inBytes += countNumber(service.rates.inBytes);
    rates.outBytes += countNumber(service.rates.outBytes);
  }
  return { services: services.length, servers, draining, active, rates: hasRates ? rates : null };
}
