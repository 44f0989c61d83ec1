import type { Cell, Column } from '../columns/column.ts';
import { chooseColumns, type ChosenColumns, gap } from '../columns/choose.ts';
import { serviceName } from '../columns/service-name.ts';
import { cutStart, emptyLine, fit, type StyledLine, line, type StyledText, span, type Tone } from '../paint/line.ts';
import { textWidth } from '../../report/text-width.ts';
import { textOf } from '../rows/filter-view.ts';
import type { Row } from '../row.ts';
import { shownRows, shownSample } from '../selectors.ts';
import { type StagedRow, stagedRows } from '../writing/staged.ts';
import type { GridId, State, TableView } from '../state.ts';

/** The columns for this width. The name column fits the longest name, so that nothing jumps while scrolling. */
export function tableColumns(state: State): ChosenColumns {
  return chooseColumns(state.size.columns, longestName(shownRows(state)), state.table.left);
}

/** The column headings; the sorted one is marked. */
export function headsLine(
  { columns, nameWidth, narrow, less, more }: ChosenColumns,
  { table: { sort }, grid }: State,
): StyledLine {
  const spans = columns.flatMap((column, index): readonly StyledText[] => {
    const arrow = sort?.column === column.name ? (sort.descending ? '↓' : '↑') : '';
    const tone: Tone = arrow === '' ? 'heading' : 'sorted';
    const indent = grid === 'servers' ? ' ' : narrow ? '  ' : '   ';
    const title = index === 0 ? indent + nameTitle(grid, nameWidth - indent.length) : column.title;
    const width = index === 0 ? nameWidth : column.width;
    const text = fit(arrow === '' ? title : `${arrow}${title.trimStart()}`, width, column.align);
    const side = index === 1 && less ? '‹' : ' ';
    return index === 0 ? [span(text, tone)] : [span(side.padStart(gap), 'idle'), span(text, tone)];
  });
  return line(...spans, ...(more ? [span('›', 'idle')] : []));
}

function nameTitle(grid: GridId, width: number): string {
  if (grid === 'servers') return 'REAL SERVER';
  return ['SERVICE / REAL SERVER', 'SERVICE / SERVER', 'SERVICE', 'NAME'].find((title) => title.length <= width) ?? '';
}

/** The rows on the screen. */
export function tableLines(state: State, chosen: ChosenColumns, height: number): readonly StyledLine[] {
  const rows = shownRows(state);
  const { table } = state;
  if (rows.length === 0) return emptyTable(state);
  const staged = stagedRows(state.staged);
  return rows.slice(table.top, table.top + height).map((row) => rowLine(row, chosen, table, staged.get(row.id)));
}

function emptyTable(state: State): readonly StyledLine[] {
  if (shownSample(state) === null) {
    const why = state.live.failure;
    return [why === null ? line(span('   reading the table…', 'idle')) : line(span(`   ${why}`, 'danger'))];
  }
  if (state.table.filter !== '') {
    return [line(span(`   no row matches the filter '${state.table.filter}'; F clears it`, 'idle'))];
  }
  return [line(span('   The table is empty. Press o to add a service, or r to restore a file.', 'idle')), emptyLine];
}

function rowLine(
  row: Row,
  { columns, nameWidth, narrow }: ChosenColumns,
  table: TableView,
  staged: StagedRow | undefined,
): StyledLine {
  const marked = table.marks.has(row.id);
  const selected = table.cursor === row.id;
  const found = table.search !== '' && textOf(row).includes(table.search.toLowerCase());
  const spans = columns.flatMap((column, index): readonly StyledText[] => {
    const cell = column.cell(row);
    if (index === 0) return nameSpans(row, cell, nameWidth, narrow, marked, found, staged);
    return [
      span(' '.repeat(gap)),
      valueSpan(column, column.name === 'weight' ? stagedWeight(row, cell, staged) : cell),
    ];
  });
  return selected ? { spans, tone: 'selected' } : { spans };
}

function nameSpans(
  row: Row,
  cell: Cell,
  width: number,
  narrow: boolean,
  marked: boolean,
  found: boolean,
  staged: StagedRow | undefined,
): readonly StyledText[] {
  const sign = marked ? '•' : (staged?.sign ?? (narrow ? '' : ' '));
  const branch = branchOf(row, narrow);
  const room = Math.max(0, width - textWidth(sign) - textWidth(branch));
  const tone: Tone = found ? 'changed' : row.kind === 'service' ? 'strong' : 'plain';
  const quiet =
    !found && ((row.kind === 'server' && row.server.weight === 0) || (row.kind === 'machine' && row.sum.weight === 0));
  const count = countOf(row);
  return [
    span(sign, 'marked'),
    span(branch, 'border'),
    span(fit(cutStart(cell.text + count, room), room), quiet ? 'idle' : tone),
  ];
}

function branchOf(row: Row, narrow: boolean): string {
  if (row.kind === 'machine') return '';
  if (row.kind === 'service') return row.folded ? '▸ ' : '▾ ';
  return `${narrow ? '' : '  '}${row.last ? '└' : '├'} `;
}

/** The current and the staged weight: `4→6`. */
function stagedWeight(row: Row, cell: Cell, staged: StagedRow | undefined): Cell {
  if (row.kind !== 'server' || staged === undefined) return cell;
  const { weight } = row.server;
  if (staged.sign === '-') return { text: `${weight} gone`, tone: 'removed' };
  const to = staged.server?.weight ?? weight;
  return to === weight ? cell : { text: `${weight}→${to}`, tone: 'changed' };
}

/** How many servers a folded service hides. */
function countOf(row: Row): string {
  return row.kind === 'service' && row.folded ? ` (${row.service.servers.length})` : '';
}

function valueSpan(column: Column, { text, tone }: Cell): StyledText {
  return span(fit(text, column.width, column.align), tone);
}

/** By row ids, which end in the names: no new strings are needed. */
const widths = new WeakMap<readonly Row[], number>();

function longestName(rows: readonly Row[]): number {
  const known = widths.get(rows);
  if (known !== undefined) return known;
  let longest = 0;
  let head = 0;
  for (const row of rows) {
    if (row.kind === 'service') head = row.id.length;
    const own =
      row.kind === 'machine'
        ? 1 + row.address.length
        : row.kind === 'service'
          ? 3 + serviceName(row.service.key).length
          : 5 + row.id.length - head - 1;
    const width = own + countOf(row).length;
    if (width > longest) longest = width;
  }
  widths.set(rows, longest);
  return longest;
}
