import type { Figures, Observation } from '../domain/observation.ts';
import { rowFiguresOf } from '../domain/row-figures.ts';
import { rulesOf } from '../domain/same-rows.ts';
import { countsConnections } from '../plan/impact/counts-connections.ts';

/** A table in numbers, for the title. */
export interface TableTotals {
  readonly services: number;
  readonly servers: number;
  readonly draining: number;
  /** Null if the director counts no connections. */
  readonly active: number | null;
  /** Null if the director shows no rates. */
  readonly rates: Readonly<Record<keyof Figures, number>> | null;
}

/** Without a look at the rows, where the sample only changed counters. */
export function totalsOf(observation: Observation): TableTotals {
  const { services } = observation;
  const isCounted = countsConnections(observation);
  const { asked, active, rates } = rowFiguresOf(services);
  const rows = asked.length;
  return {
    services: services.length,
    servers: rows - services.length,
    draining: drainingIn(services),
    active: isCounted ? active : null,
    rates: isCounted ? rates : null,
  };
}

/** By what `rulesOf` gives. */
const known = new WeakMap<object, number>();

function drainingIn(services: Observation['services']): number {
  const rules = rulesOf(services);
  const made =
    known.get(rules) ??
    services.reduce((sum, { servers }) => sum + servers.filter(({ weight }) => weight === 0).length, 0);
  known.set(rules, made);
  return made;
}
