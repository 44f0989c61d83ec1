import type { LogEntry } from '../../change/journal/change-log.ts';
import type { Column } from '../columns/column.ts';
import { textColumn } from '../columns/text-column.ts';
import type { Grid } from '../grid.ts';
import type { LogRow } from '../log-row.ts';
import type { Tone } from '../paint/line.ts';
import { clockText, dayText } from '../paint/time.ts';
import { logPanel } from '../panels/log-panel.ts';
import { arranged } from '../rows/arrangement.ts';
import type { ChangeEntry, ForeignChange, State } from '../state.ts';
import type { ViewSpec } from '../view-spec.ts';

const tones: Readonly<Record<string, Tone>> = {
  done: 'good',
  undone: 'idle',
  elsewhere: 'changed',
  refused: 'danger',
  failed: 'danger',
};

const columns: readonly Column<LogRow>[] = [
  {
    name: 'time',
    title: 'TIME',
    width: 0,
    align: 'left',
    summary: 'when it was made',
    cell: ({ at }) => ({ text: timeText(at) }),
    value: ({ at }) => new Date(at).toISOString(),
  },
  textColumn({ name: 'who', title: 'WHO', width: 8, summary: 'who made it' }, ({ who }) => who, 'accent'),
  {
    name: 'result',
    title: 'RESULT',
    width: 9,
    align: 'left',
    summary: 'its result; elsewhere: not made by lvsrules here',
    value: ({ result }) => result,
    cell: ({ result }) => ({ text: result, tone: tones[result] ?? 'warning' }),
  },
  {
    name: 'lines',
    title: 'LINES',
    width: 5,
    align: 'right',
    summary: 'commands that were run',
    cell: ({ commands }) => ({ text: commands.length === 0 ? '' : String(commands.length) }),
    value: ({ commands }) => commands.length,
  },
  textColumn(
    { name: 'change', title: 'CHANGE', width: 20, widens: true, essential: true, summary: 'what was changed' },
    ({ title }) => title,
  ),
];

const grid: Grid<LogRow> = {
  titles: ['TIME'],
  columns,
  rows: (state, how) => arranged(rowsOf(state), columns, text, how),
  sources: ({ log, journal, elsewhere }) => [log, journal, elsewhere],
  text,
  longest: () => 16,
  panel: (row, _, width) => logPanel(row, width),
  empty: ({ source }) =>
    source.recorded === undefined
      ? 'No changes yet. Every command that is run is listed here.'
      : 'unknown: a recording has no log',
};

export const logTab: ViewSpec = {
  id: 'log',
  title: 'Log',
  key: '7',
  help: 'changes of all runs, with their commands, and changes by others',
  prose:
    'Newest first. RESULT elsewhere is a change that someone else made while this console was open. Enter shows the commands of a change; u undoes the last one.',
  needs: 'log',
  grid,
};

/** Newest first. Where changes are kept on disk, the log there has those of this console too. */
function rowsOf({ log, journal, elsewhere }: State): readonly LogRow[] {
  const kept = log === null ? journal.map(ofConsole) : log.map((entry) => ofDisk(entry, journal));
  return [...kept, ...elsewhere.map(ofOthers)].sort((a, b) => b.at - a.at);
}

function ofDisk(entry: LogEntry, journal: readonly ChangeEntry[]): LogRow {
  const own = journal.find(({ id }) => id === entry.id);
  const plain = entry.commands.map((line) => ({ line, refused: null }));
  return {
    kind: 'log',
    id: entry.id,
    at: Date.parse(entry.at),
    who: entry.who,
    result: entry.result === 'begun' ? 'unfinished' : own?.undone === true ? 'undone' : entry.result,
    title: entry.target,
    commands: own?.lines ?? plain,
    why: entry.why ?? '',
    reason: entry.reason ?? '',
  };
}

function ofConsole({ id, at, title, lines, undone, whole, reason = '' }: ChangeEntry): LogRow {
  const result = undone ? 'undone' : whole ? 'done' : 'refused';
  return { kind: 'log', id: `own ${id}`, at, who: 'you', result, title, commands: lines, why: '', reason };
}

function ofOthers({ at, text: title }: ForeignChange, place: number): LogRow {
  return {
    kind: 'log',
    id: `elsewhere ${place} ${at}`,
    at,
    who: '',
    result: 'elsewhere',
    title,
    commands: [],
    why: '',
    reason: '',
  };
}

function text({ who, result, title, reason, commands }: LogRow): string {
  return [who, result, title, reason, ...commands.map(({ line }) => line)].join(' ').toLowerCase();
}

/** `11-23 14:05:09`. */
function timeText(at: number): string {
  return `${dayText(at)} ${clockText(at)}`;
}
