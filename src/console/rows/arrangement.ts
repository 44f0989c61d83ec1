import type { Result } from '../../domain/result.ts';
import { noHistory } from '../../live/history.ts';
import type { RowId } from '../../live/identity.ts';
import { noReplies } from '../../live/replies.ts';
import { type AddressNames, textWithNames } from '../address-names.ts';
import type { SeenBefore } from '../../live/server-state.ts';
import type { Column, GridRow } from '../columns/column.ts';
import { type Filter, type FilterFault, type FilterView, matches, noFilter } from '../filter/filter.ts';
import { sortKey } from './sort-key.ts';
import { readFilter } from '../filter/read-filter.ts';

/** How the operator wants to see the rows of a grid. */
export interface Arrangement {
  readonly folded: ReadonlySet<RowId>;
  /** Null: the order of the grid. */
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** The places at which rows stay, whatever the sort says now; others follow. Null: none. */
  readonly held: ReadonlyMap<RowId, number> | null;
  readonly filter: Filter;
  /** By what rows are grouped, in grids that can; empty for not at all. */
  readonly grouping: string;
  readonly seen: SeenBefore;
  /** The names that filters find; absent while addresses are shown. */
  readonly nameOf?: AddressNames;
}

export const nothingSeen: SeenBefore = { history: noHistory, replies: noReplies };

export const plainArrangement: Arrangement = {
  folded: new Set(),
  sort: null,
  held: null,
  filter: noFilter,
  grouping: '',
  seen: nothingSeen,
};

/** A filter on the columns of a grid. */
export function readColumnsFilter(text: string, columns: readonly Column[]): Result<Filter, FilterFault> {
  return readFilter(
    text,
    columns.map(({ name, align }) => ({ name, isNumber: align === 'right' })),
  );
}

/** Rows as a filter sees them, where nothing is inherited from other rows. */
export function columnsView<Row extends GridRow>(
  columns: readonly Column<Row>[],
  text: (row: Row) => string,
  { seen, nameOf }: Pick<Arrangement, 'seen' | 'nameOf'>,
): FilterView<Row> {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return {
    text: (row) => textWithNames(text(row), nameOf),
    words: (row, name) => textWithNames((byName.get(name)?.cell(row, seen).text ?? '').toLowerCase(), nameOf),
    value: (row, name) => byName.get(name)?.value(row, seen) ?? null,
  };
}

/** Rows without folding: those that match, sorted. */
export function arranged<Row extends GridRow>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  text: (row: Row) => string,
  how: Arrangement,
): readonly Row[] {
  const { filter } = how;
  const view = columnsView(columns, text, how);
  const kept = filter === noFilter ? rows : rows.filter((row) => matches(filter, row, view));
  return sorted(kept, columns, how, (row) => row);
}

/** Rows without a value come last in either direction. */
export function sorted<Item, Row extends GridRow>(
  items: readonly Item[],
  columns: readonly Column<Row>[],
  { sort, held, seen }: Arrangement,
  rowOf: (item: Item) => Row,
): readonly Item[] {
  const column = sort === null ? undefined : columns.find(({ name }) => name === sort.column);
  if (sort === null || column === undefined) return items;
  const keyed = items.map((item) => ({ item, value: sortKey(column.value(rowOf(item), seen)) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    const order = a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
    return sort.descending ? -order : order;
  });
  const inOrder = keyed.map(({ item }) => item);
  return held === null ? inOrder : heldAt(inOrder, (item) => held.get(rowOf(item).id));
}

/** Items that have a place by their places, the others behind them as they are. */
function heldAt<Item>(items: readonly Item[], placeOf: (item: Item) => number | undefined): readonly Item[] {
  const placed = items.map((item) => ({ item, place: placeOf(item) ?? Number.MAX_SAFE_INTEGER }));
  return placed.sort((a, b) => a.place - b.place).map(({ item }) => item);
}
