/** Rows of a grid in their order. An array is one; a large table makes only the rows that are asked for. */
export interface Rows<Row> extends Iterable<Row> {
  readonly length: number;
  at(place: number): Row | undefined;
  slice(from?: number, to?: number): readonly Row[];
  /** The place of the row with an id, or -1, where rows need not be made to find it. */
  placeOfId?(id: string): number;
}

/** The place of the row with an id, or -1. */
export function placeOfId<Row extends { readonly id: string }>(rows: Rows<Row>, id: string | null | undefined): number {
  if (id === null || id === undefined) return -1;
  return rows.placeOfId?.(id) ?? placeOf(rows, (row) => row.id === id);
}

/** The place of the first row that passes, or -1. */
export function placeOf<Row>(rows: Rows<Row>, passes: (row: Row) => boolean): number {
  let place = 0;
  for (const row of rows) {
    if (passes(row)) return place;
    place++;
  }
  return -1;
}
