import type { Column } from '../columns/column.ts';
import { textColumn } from '../columns/text-column.ts';
import type { Grid } from '../grid.ts';
import type { Tone } from '../paint/line.ts';
import { problemPanel } from '../panels/problem-panel.ts';
import type { ProblemRow } from '../problem-row.ts';
import { arranged } from '../rows/arrangement.ts';
import { latestObservation, shownSample } from '../shown-sample.ts';
import type { State } from '../state.ts';
import type { ViewSpec } from '../view-spec.ts';
import { driftRows, fileRows, hostRows } from './other-problems.ts';
import { tableProblems } from './table-problems.ts';

const tones: Readonly<Record<string, Tone>> = {
  error: 'danger',
  drift: 'warning',
  warning: 'warning',
  state: 'idle',
  unknown: 'idle',
};

const columns: readonly Column<ProblemRow>[] = [
  {
    name: 'where',
    title: 'WHERE',
    width: 0,
    align: 'left',
    summary: 'the row, the line of the rules file, or the host that the problem is in',
    cell: ({ where }) => ({ text: where }),
    value: ({ where }) => where,
  },
  {
    name: 'severity',
    title: 'SEVERITY',
    width: 8,
    align: 'left',
    summary:
      'error, warning, info or style; drift: it differs from the rules file; state: health checks did it; unknown: it was not examined',
    cell: ({ severity }) => ({ text: severity, tone: tones[severity] ?? 'plain' }),
    value: ({ severity }) => severity,
  },
  {
    name: 'rule',
    title: 'RULE',
    width: 6,
    align: 'left',
    summary: 'the rule of lint or the check of doctor; lvsrules explain RULE tells more',
    cell: ({ rule }) => ({ text: rule, tone: 'accent' }),
    value: ({ rule }) => rule,
  },
  {
    name: 'fix',
    title: 'FIX',
    width: 3,
    align: 'left',
    summary: 'whether f can stage a fix',
    cell: ({ fix }) => ({ text: fix === null ? '' : 'yes', tone: 'good' }),
    value: ({ fix }) => (fix === null ? 'no' : 'yes'),
  },
  textColumn(
    { name: 'message', title: 'PROBLEM', width: 20, widens: true, essential: true, summary: 'what is wrong' },
    ({ message }) => message,
  ),
];

const grid: Grid<ProblemRow> = {
  titles: ['WHERE'],
  columns,
  rows: (state, how) => {
    if (shownSample(state) === null) return [];
    const table = tableProblems(latestObservation(state));
    return arranged([...driftRows(state), ...fileRows(state), ...hostRows(state), ...table], columns, text, how);
  },
  sources: (state) => [latestObservation(state), state.rules, state.host],
  text,
  longest: (rows) => [...rows].reduce((most, { where }) => Math.max(most, where.length + 1), 8),
  goesTo: ({ row }) => row,
  panel: (row, { lock }, width) => problemPanel(row, lock === null, width),
  empty: () => 'Lint finds no problems in this table.',
};

export const problemsTab: ViewSpec = {
  id: 'problems',
  title: 'Problems',
  key: '5',
  help: 'problems of the table, the rules file and the host, and how the table differs from the file',
  prose:
    'What lint finds in the table and in the rules file, where table and file differ, and what doctor finds on the host. Enter goes to the row, f stages the fix where FIX says yes.',
  needs: 'host',
  badge,
  grid,
};

function text({ where, severity, rule, message, line }: ProblemRow): string {
  return `${where} ${severity} ${rule} ${message} ${line}`.toLowerCase();
}

/** Faults of the watched file; the others are counted when they are shown. */
function badge({ rules }: State): string {
  if (rules === null || rules.found.kind === 'reading') return '';
  const faults = rules.found.problems.filter(({ finding }) => ['error', 'warning'].includes(finding.severity)).length;
  if (faults > 0) return `!${faults}`;
  return rules.found.kind === 'unreadable' ? '!' : '';
}
