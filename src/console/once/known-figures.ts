import type { ListedTable } from '../../domain/listed.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import { countsConnections } from '../../plan/impact/counts-connections.ts';

/** An observation as it is printed: without figures where the director counts no connections. */
export function knownFigures(observation: Observation): ListedTable {
  const shown: ListedTable = observation;
  return countsConnections(observation) ? shown : tableOf(shown as Observation);
}
