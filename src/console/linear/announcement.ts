import type { Dialog } from '../dialog.ts';
import { dockLines } from '../dock/dock.ts';
import { fieldRows, focusedRow } from '../dock/form-dialog.ts';
import type { Form } from '../form/form.ts';
import { staleness } from '../freshness.ts';
import { foreign, type StyledLine } from '../paint/line.ts';
import { durationText } from '../paint/time.ts';
import { cursorRow, shownRows } from '../selectors.ts';
import type { State } from '../state.ts';
import { isGrid, viewName } from '../view-registry.ts';
import { pageOf } from '../views/page.ts';
import { rowSentence } from './row-sentence.ts';
import { spoken } from './spoken.ts';

/**
 * What a screen reader should say about a change, for a console that only adds lines: one item a line, except typed text,
 * which continues the last line. Empty if nothing is worth a word: figures that change are read with their row.
 */
export function announcement(before: State | null, after: State): string {
  const typed = before === null ? null : typedText(before, after);
  if (typed !== null) return typed;
  const lines = [
    ...greeting(before, after),
    ...viewLines(before, after),
    ...dialogLines(before, after),
    ...rowLines(before, after),
  ];
  return [...lines, ...newsLines(before, after)]
    .map(spoken)
    .filter((text) => text !== '')
    .map((text) => `\n${text}`)
    .join('');
}

function greeting(before: State | null, { source }: State): readonly string[] {
  return before === null ? [`console of ${foreign(source.spec)}; ? lists the keys, q quits`] : [];
}

/** The view, when it is another or its rows appear: how many rows there are, or a page in full. */
function viewLines(before: State | null, after: State): readonly string[] {
  const isNew = before?.view !== after.view || (before.live.latest === null && after.live.latest !== null);
  if (!isNew) return isFiltered(before, after) ? [countOf(after)] : [];
  if (isGrid(after.view)) return [countOf(after)];
  const { head, lines } = pageOf({ ...after, size: { ...after.size, columns: dockWidth - 20 } });
  return [viewName(after), ...[...head, ...lines].map(textOf)];
}

/** A filter acts while it is typed; what it leaves is said in the end. */
function isFiltered({ dialog, table }: State, after: State): boolean {
  const wasTyped = dialog?.kind === 'prompt' && dialog.purpose === 'filter';
  return after.dialog === null && (wasTyped || table.filter !== after.table.filter);
}

function countOf(state: State): string {
  const count = shownRows(state).length;
  const words = count === 1 ? '1 row' : `${count} rows`;
  const filter = state.table.filter === '' ? '' : `, filter ${foreign(state.table.filter)}`;
  return `${viewName(state)}: ${words}${filter}`;
}

/** A dialog when it opens, and then each line of it that changes. */
function dialogLines(before: State | null, after: State): readonly string[] {
  const { dialog } = after;
  if (dialog === null || dialog === before?.dialog) return [];
  const lines = dockTexts(after);
  if (before === null || !isSameDialog(before.dialog, dialog)) {
    if (dialog.kind === 'form') return formOpened(dialog.form, lines);
    return dialog.kind === 'plan' ? [...lines, 'Enter applies it, Esc changes nothing'] : lines;
  }
  if (dialog.kind === 'columns') {
    const choice = dialog.choices[dialog.at];
    return choice === undefined ? [] : [`${choice.name}, ${choice.shown ? 'shown' : 'not shown'}`];
  }
  const { dialog: old } = before;
  if (dialog.kind === 'form' && old?.kind === 'form') return formWords(old.form, dialog.form, lines);
  const known = new Set(dockTexts(before));
  return lines.filter((text) => !known.has(text));
}

/** All fields, and again the one that has the keyboard: what is typed continues it. */
function formOpened(form: Form, lines: readonly string[]): readonly string[] {
  return [...lines.slice(0, fieldRows(form)), lines[focusedRow(form)] ?? ''];
}

/** The field that has the keyboard; after Enter also what is wrong, which is not said at every key that is typed. */
function formWords(before: Form, after: Form, lines: readonly string[]): readonly string[] {
  const wasEnter = after.tried && before.values === after.values && !after.fresh;
  return [lines[focusedRow(after)] ?? '', ...(wasEnter ? lines.slice(fieldRows(after)) : [])];
}

function isSameDialog(one: Dialog | null, other: Dialog): boolean {
  if (one?.kind === 'plan' && other.kind === 'plan') return one.proposal === other.proposal;
  if (one?.kind === 'prompt' && other.kind === 'prompt') return one.purpose === other.purpose;
  return one?.kind === other.kind;
}

/** Text that continues a line of the dialog; null if something else happened. */
function typedText(before: State, after: State): string | null {
  if (before.dialog === null || after.dialog === null || before.notice !== after.notice) return null;
  if (!isSameDialog(before.dialog, after.dialog) || before.dialog === after.dialog) return null;
  if (before.dialog.kind === 'form' && after.dialog.kind === 'form')
    return typedInField(before.dialog.form, after.dialog.form);
  const isSearch = after.dialog.kind === 'prompt' && after.dialog.purpose === 'search';
  const [old, now] = [before, after].map((one) => dockTexts(one).slice(0, isSearch ? 1 : undefined));
  if (old === undefined || now === undefined) return null;
  const changed = now.flatMap((text, at) => (text === old[at] ? [] : [at]));
  const [at = 0, ...more] = changed;
  const [was, is] = [old[at] ?? '', now[at] ?? ''];
  return old.length === now.length && changed.length === 1 && more.length === 0 && is.startsWith(was)
    ? is.slice(was.length)
    : null;
}

function typedInField(before: Form, after: Form): string | null {
  const [was = '', is = ''] = [before, after].map(({ values, focus }) => values[focus]?.text);
  const continues = before.focus === after.focus && before.values !== after.values && is.startsWith(was);
  return continues && (was === '' || !before.fresh) ? is.slice(was.length) : null;
}

/** Wide and high enough for a plan in full. */
const [dockWidth, dockHeight] = [160, 400];

function dockTexts(state: State): readonly string[] {
  return dockLines(state, dockWidth, dockHeight).map(textOf);
}

/** The row under the cursor, when the cursor came to it. */
function rowLines(before: State | null, after: State): readonly string[] {
  if (after.dialog !== null || !isGrid(after.view)) return [];
  const row = cursorRow(after);
  if (row === null) return [];
  const isSame = before !== null && before.view === after.view && before.table.cursor === row.id;
  const isMarked = before?.table.marks.has(row.id) === after.table.marks.has(row.id);
  return isSame && isMarked && before.dialog === null ? [] : [rowSentence(row, after)];
}

/** Notices, activities, and whether the director answers. */
function newsLines(before: State | null, after: State): readonly string[] {
  const { notice, busy } = after;
  const [was, is] = [before === null ? null : staleness(before), staleness(after)];
  return [
    ...(notice !== null && notice !== before?.notice ? [foreign(notice.text)] : []),
    ...(busy !== null && busy !== before?.busy ? [`${foreign(busy)}…`] : []),
    ...(is !== null && was === null ? [`stale for ${durationText(is.ageMs)}: ${foreign(is.reason)}`] : []),
    ...(is === null && was !== null ? ['the director answers again'] : []),
  ];
}

function textOf({ spans }: StyledLine): string {
  return spans
    .map(({ text }) => foreign(text))
    .join('')
    .trimEnd();
}
