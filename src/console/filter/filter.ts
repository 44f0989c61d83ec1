/** A condition on rows, parsed from what the operator typed. */
export type Filter =
  | { readonly kind: 'all'; readonly of: readonly Filter[] }
  | { readonly kind: 'any'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  /** The row, or one of its columns, contains a text. Texts are in lower case. */
  | { readonly kind: 'contains'; readonly column: string | null; readonly text: string }
  | { readonly kind: 'pattern'; readonly column: string | null; readonly pattern: RegExp }
  | { readonly kind: 'compare'; readonly column: string; readonly sign: Sign; readonly value: number | string };

export type Sign = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** Every row passes. */
export const noFilter: Filter = { kind: 'all', of: [] };

/** What a filter needs to know about a column. */
export interface FilterColumn {
  readonly name: string;
  /** Its values are numbers. */
  readonly isNumber: boolean;
}

/** A row as a filter sees it. */
export interface FilterView<Row> {
  /** The text of the whole row, in lower case. */
  text(row: Row): string;
  /** Whether the text of the row has a text in it, where that is found without making it. */
  has?(row: Row, text: string): boolean;
  /** The text of one column, in lower case. */
  words(row: Row, column: string): string;
  value(row: Row, column: string): number | string | null;
}

/** Why the text is not a filter, and which part is wrong, in UTF-16 units. */
export interface FilterFault {
  readonly at: number;
  readonly length: number;
  readonly why: string;
}

/** A comparison with a missing value is always false. */
export function matches<Row>(filter: Filter, row: Row, view: FilterView<Row>): boolean {
  switch (filter.kind) {
    case 'all':
      for (const part of filter.of) if (!matches(part, row, view)) return false;
      return true;
    case 'any':
      for (const part of filter.of) if (matches(part, row, view)) return true;
      return false;
    case 'not':
      return !matches(filter.of, row, view);
    case 'contains':
      if (filter.column === null && view.has) return view.has(row, filter.text);
      return wordsOf(filter.column, row, view).includes(filter.text);
    case 'pattern':
      return filter.pattern.test(wordsOf(filter.column, row, view));
    case 'compare':
      return compares(filter.sign, view.value(row, filter.column), filter.value);
  }
}

function wordsOf<Row>(column: string | null, row: Row, view: FilterView<Row>): string {
  return column === null ? view.text(row) : view.words(row, column);
}

function compares(sign: Sign, found: number | string | null, wanted: number | string): boolean {
  if (found === null) return false;
  const value = typeof found === 'string' ? found.toLowerCase() : found;
  switch (sign) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
  }
}
