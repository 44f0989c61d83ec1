import { addFigures, type Figures, noFigures, type Observation } from '../domain/observation.ts';

/** A table in numbers, for the title. */
export interface TableTotals {
  readonly services: number;
  readonly servers: number;
  readonly draining: number;
  readonly active: number;
  /** Null if the director shows no rates. */
  readonly rates: Figures | null;
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
  let rates: Figures | null = null;
  for (const service of services) {
    servers += service.servers.length;
    for (const server of service.servers) {
      if (server.weight === 0) draining++;
      active += server.active;
    }
    if (service.rates !== undefined) rates = addFigures(rates ?? noFigures, service.rates);
  }
  return { services: services.length, servers, draining, active, rates };
}
