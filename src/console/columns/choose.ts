import type { Column } from './column.ts';

/** The columns on the screen, and whether there are more on either side. */
export interface ChosenColumns {
  readonly columns: readonly Column[];
  /** Terminal width of the first column. */
  readonly nameWidth: number;
  /** Below this width the tree is drawn without indentation, and wide columns are left out. */
  readonly narrow: boolean;
  readonly more: boolean;
  readonly less: boolean;
}

/** Spaces between two columns. */
export const gap = 1;

/** The first column stays; then as many others as fit, from the one scrolled to. An essential one has the first choice. */
export function chooseColumns(
  columns: readonly Column[],
  width: number,
  longestName: number,
  left: number,
): ChosenColumns {
  const [first, ...all] = columns;
  if (first === undefined) throw new Error('a table has columns');
  const narrow = width < 44;
  const essential = all.find((column) => column.essential === true);
  const edge = narrow && essential === undefined ? 0 : 1;
  const wanted = Math.min(Math.max(longestName, 19), mostOfName(width, narrow));
  const spare = essential === undefined ? width : Math.max(leastName, width - edge - gap - essential.width);
  const nameWidth = Math.max(1, Math.min(wanted, spare));
  const others = byImportance(narrow ? all.filter(({ name }) => name !== 'method') : all);
  const from = Math.min(left, lastStart(others, width - nameWidth));
  const shown: Column[] = [];
  let room = width - nameWidth - edge;
  for (const column of others.slice(from)) {
    const least = column.essential === true ? Math.min(column.width, Math.max(1, room - gap)) : column.width;
    if (least + gap > room && narrow) continue;
    room -= least + gap;
    if (room < 0) break;
    shown.push(least === column.width ? column : { ...column, width: least });
  }
  const placed = shown.toSorted((a, b) => placeOf(all, a) - placeOf(all, b));
  const more = from + shown.length < others.length;
  return { columns: [first, ...widened(placed, Math.max(0, room))], nameWidth, narrow, less: from > 0, more };
}

/** The name column gives no more of its width to an essential column than leaves this. */
const leastName = 12;

function byImportance(columns: readonly Column[]): readonly Column[] {
  return columns.toSorted((a, b) => Number(b.essential === true) - Number(a.essential === true));
}

function placeOf(columns: readonly Column[], { name }: Column): number {
  return columns.findIndex((column) => column.name === name);
}

/** The columns with the room that is left given to the one that widens. */
function widened(columns: readonly Column[], room: number): readonly Column[] {
  const widest = columns.findLast(({ widens }) => widens === true);
  return columns.map((column) => (column === widest ? { ...column, width: column.width + room } : column));
}

/** Where it is narrow, long names leave room for a weight and a count, as soon as that leaves room for short names. */
function mostOfName(width: number, narrow: boolean): number {
  if (!narrow) return Math.max(24, Math.floor(width * 0.4));
  return width < 34 ? width - 7 : Math.max(24, width - 16);
}

/** The name of the column at a place from 0 in a row, the gap before it included; null right of the last. */
export function columnAt({ columns, nameWidth }: ChosenColumns, place: number): string | null {
  let end = 0;
  for (const [index, { name, width }] of columns.entries()) {
    end += index === 0 ? nameWidth : gap + width;
    if (place < end) return name;
  }
  return null;
}

/** The largest useful scroll position: the last column is visible. */
function lastStart(others: readonly Column[], room: number): number {
  let used = 0;
  for (let start = others.length - 1; start >= 0; start--) {
    used += (others[start]?.width ?? 0) + gap;
    if (used > room) return Math.min(start + 1, others.length - 1);
  }
  return 0;
}
