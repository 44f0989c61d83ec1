import type { Cell, Column, GridRow } from '../columns/column.ts';
import { type ChosenColumns, gap } from '../columns/choose.ts';
import type { Grid } from '../grid.ts';
import {
  cutMiddle,
  cutStart,
  fit,
  foreign,
  type StyledLine,
  line,
  type StyledText,
  span,
  type Tone,
} from '../paint/line.ts';
import type { RowId } from '../../live/identity.ts';
import { textWidth } from '../../report/text-width.ts';
import { nothingSeen } from '../rows/arrangement.ts';
import { searchedText, shownRows } from '../selectors.ts';
import { seenBefore } from '../shown-sample.ts';
import { stuckHead } from '../stuck-head.ts';
import { type StagedRow, stagedRows } from '../writing/staged.ts';
import type { State } from '../state.ts';
import { sentence, unreadLines } from '../sentence-lines.ts';
import { gridOf } from '../view-registry.ts';
import { shownText } from '../shown-text.ts';

/** The column headings; the sorted one is marked, in the gap before it where its title takes all of its width. */
export function headsLine({ columns, nameWidth, narrow, less, more }: ChosenColumns, state: State): StyledLine {
  const { sort } = state.table;
  const grid = gridOf(state);
  const spans = columns.flatMap((column, index): readonly StyledText[] => {
    const arrow = sort?.column === column.name ? (sort.descending ? '↓' : '↑') : '';
    const tone: Tone = arrow === '' ? 'heading' : 'sorted';
    if (index === 0) {
      const indent = (grid.branch === undefined ? ' ' : narrow ? '  ' : '   ').slice(arrow.length) + arrow;
      const title = grid.titles.find((one) => one.length <= nameWidth - indent.length) ?? '';
      return [span(fit(indent + title, nameWidth, column.align), tone)];
    }
    const isWhole = arrow.length + column.title.length <= column.width;
    const side = arrow !== '' && !isWhole ? span(arrow.padStart(gap), tone) : undefined;
    const scrolled = span((index === 1 && less ? '‹' : ' ').padStart(gap), 'idle');
    return [side ?? scrolled, span(fit((isWhole ? arrow : '') + column.title, column.width, column.align), tone)];
  });
  return line(...spans, ...(more ? [span('›', 'idle')] : []));
}

/** The rows on the screen; the head of a group stays at the top while its rows are scrolled. */
export function gridLines(state: State, chosen: ChosenColumns, height: number): readonly StyledLine[] {
  const rows = shownRows(state);
  if (rows.length === 0) return noRows(state);
  const { top, cursor } = state.table;
  const lines = keptLines(state, chosen);
  const stuck = stuckHead(state);
  return rows.slice(top, top + height).map((shown, at) => {
    const row = at === 0 && stuck !== null ? stuck : shown;
    const made = lines.get(row.id) ?? rowLine(row, chosen, state);
    lines.set(row.id, made);
    return row.id === cursor ? { ...made, tone: 'selected' } : made;
  });
}

/** Lines by row, and all that they were made of. */
interface KeptLines {
  readonly madeOf: readonly unknown[];
  readonly lines: Map<RowId, StyledLine>;
}

const memory: { kept: KeptLines } = { kept: { madeOf: [], lines: new Map() } };
const mostKept = 500;

/** The lines made so far for the same rows in the same look: a key that moves the cursor needs no other ones. */
function keptLines(state: State, { columns, nameWidth, narrow }: ChosenColumns): Map<RowId, StyledLine> {
  const { live, staged, names, privacy, preferences, size, table } = state;
  const madeOf: readonly unknown[] = [
    ...[shownRows(state), live, staged, names, privacy, preferences, size.columns, table.marks, table.search],
    ...[nameWidth, narrow, columns.map(({ name, width }) => `${name} ${width}`).join()],
  ];
  const { kept } = memory;
  const isSame = kept.madeOf.length === madeOf.length && madeOf.every((part, at) => part === kept.madeOf[at]);
  if (!isSame || kept.lines.size > mostKept) memory.kept = { madeOf, lines: new Map() };
  return memory.kept.lines;
}

function noRows(state: State): readonly StyledLine[] {
  const unread = unreadLines(state);
  if (unread !== null) return unread;
  if (state.table.filter !== '') {
    return sentence(`no row matches the filter '${foreign(state.table.filter)}'; F clears it`, 'idle', state);
  }
  return sentence(gridOf(state).empty(state), 'idle', state);
}

function rowLine(row: GridRow, { columns, nameWidth, narrow }: ChosenColumns, state: State): StyledLine {
  const seen = seenBefore(state);
  const staged = stagedRows(state.staged).get(row.id);
  const spans = columns.flatMap((column, index): readonly StyledText[] => {
    const own = column.cell(row, seen);
    const cell = { ...own, text: shownText(column, row, own.text, state) };
    if (index === 0) return nameSpans(row, cell, nameWidth, narrow, state, staged);
    return [
      span(' '.repeat(gap)),
      valueSpan(column, staged === undefined ? cell : stagedCell(column, row, cell, staged)),
    ];
  });
  return { spans };
}

function nameSpans(
  row: GridRow,
  cell: Cell,
  width: number,
  narrow: boolean,
  state: State,
  staged: StagedRow | undefined,
): readonly StyledText[] {
  const grid = gridOf(state);
  const { search, marks } = state.table;
  const found = search !== '' && searchedText(row, state).includes(search.toLowerCase());
  const sign =
    signOf(row, grid, marks.has(row.id), staged, state) ?? span(narrow && state.size.columns < 30 ? '' : ' ');
  const branch = grid.branch?.(row, narrow) ?? '';
  const room = Math.max(0, width - textWidth(sign.text) - textWidth(branch));
  const name = cell.text + (grid.suffix?.(row) ?? '');
  return [
    sign,
    span(branch, 'border'),
    span(
      fit(room < 16 ? cutStart(name, room) : cutMiddle(name, room), room),
      found ? 'found' : (grid.nameTone?.(row) ?? 'plain'),
    ),
  ];
}

/** A mark, what is staged, or that the row needs a look. */
function signOf(
  row: GridRow,
  grid: Grid,
  marked: boolean,
  staged: StagedRow | undefined,
  state: State,
): StyledText | null {
  if (marked) return span('•', 'marked');
  if (staged !== undefined) return span(staged.sign, stagedTones[staged.sign]);
  return grid.sign?.(row, seenBefore(state)) ?? null;
}

const stagedTones: Readonly<Record<StagedRow['sign'], Tone>> = { '+': 'added', '~': 'changed', '-': 'removed' };

/** The current and the staged weight: `4→6`. */
function stagedCell(column: Column, row: GridRow, cell: Cell, { sign, server }: StagedRow): Cell {
  if (column.name === 'state') return sign === '+' ? { text: 'new', tone: 'added' } : cell;
  if (column.name !== 'weight' || row.kind !== 'server') return cell;
  const weight = column.value(row, nothingSeen) ?? '';
  if (sign === '-') return { text: `${weight} gone`, tone: 'removed' };
  const to = server?.weight ?? weight;
  if (sign === '+') return { text: `+${to}`, tone: 'added' };
  return to === weight ? cell : { text: `${weight}→${to}`, tone: 'changed' };
}

function valueSpan(column: Column, { text, tone }: Cell): StyledText {
  return span(fit(text, column.width, column.align), tone);
}
