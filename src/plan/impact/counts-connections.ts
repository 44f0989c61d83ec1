import type { Observation } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';

/** Whether connections can be counted; a rules file has none, and a state file stores none. */
export function countsConnections(from: Observation | Table): from is Observation {
  return 'unknown' in from && !from.unknown.includes('connections');
}
