import type { Change } from '../domain/change.ts';
import type { UnknownFact } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import { diffTables } from './diff/diff-tables.ts';
import type { TableDiff } from './diff/table-diff.ts';
import { touchedBy, touchedPart } from './touched.ts';

/**
 * How an observed table differs from the wanted one in what the changes touch, ignoring the order of servers; null if
 * it does not.
 */
export function diffTouched(
  observed: Table,
  wanted: Table,
  changes: readonly Change[],
  unknown: readonly UnknownFact[] = [],
): TableDiff | null {
  const touched = touchedBy(changes);
  const [left, right] = [touchedPart(observed, wanted, touched), touchedPart(wanted, wanted, touched)];
  const diff = diffTables(left, right, { unknown: { left: [...unknown, 'order'] } });
  const { services, timeouts, daemons } = diff;
  return services.length === 0 && timeouts === null && daemons.length === 0 ? null : diff;
}
