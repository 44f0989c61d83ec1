import type { Column } from './columns/column.ts';
import type { State } from './state.ts';
import { gridOf } from './view-registry.ts';

/** The columns of the grid that the operator wants to see, in that order; the first one is always shown. */
export function shownColumns(state: State): readonly Column[] {
  const [first, ...others] = gridOf(state).columns;
  const { columns: wanted, grouping } = state.table;
  if (first === undefined) throw new Error('a grid has columns');
  if (wanted === null) return [first, ...others.filter(({ ofGroups }) => grouping !== '' || ofGroups !== true)];
  return [first, ...wanted.flatMap((name) => others.find((column) => column.name === name) ?? [])];
}
