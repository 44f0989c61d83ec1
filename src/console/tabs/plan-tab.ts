import { textWidth } from '../../report/text-width.ts';
import type { Column } from '../columns/column.ts';
import { count, nothing } from '../columns/cells.ts';
import { foreign, type Tone } from '../paint/line.ts';
import type { Grid } from '../grid.ts';
import { planPanel } from '../panels/plan-panel.ts';
import type { PlanRow } from '../plan-row.ts';
import { planRows } from '../staging/plan-rows.ts';
import { latestObservation } from '../shown-sample.ts';
import type { ViewSpec } from '../view-spec.ts';

const columns: readonly Column<PlanRow>[] = [
  {
    name: 'row',
    title: 'SERVICE / REAL SERVER',
    width: 0,
    align: 'left',
    summary: 'what is changed',
    cell: (row) => ({ text: nameOf(row) }),
    value: nameOf,
  },
  {
    name: 'change',
    title: 'CHANGE',
    width: 17,
    align: 'left',
    essential: true,
    summary: 'what is staged: new, edited with its settings before and after, or deleted',
    cell: (row) => ({ text: foreign(row.what), tone: row.level === 'change' ? 'changed' : 'idle' }),
    value: ({ what }) => what,
  },
  {
    name: 'connections',
    title: 'CONNS',
    width: 6,
    align: 'right',
    summary: 'active and inactive connections on it now',
    cell: ({ connections }) => (connections === null ? nothing : count(connections, 6)),
    value: ({ connections }) => connections,
  },
  {
    name: 'impact',
    title: 'IMPACT',
    width: 20,
    align: 'left',
    widens: true,
    summary: 'what it does to clients, the worst first',
    cell: (row) => ({ text: foreign(impactText(row)), tone: toneOf(row) }),
    value: impactText,
  },
];

const grid: Grid<PlanRow> = {
  titles: ['SERVICE / REAL SERVER', 'SERVICE / SERVER', 'SERVICE', 'NAME'],
  columns,
  rows: (state, how) => planRows(state, columns, text, how),
  sources: (state) => [state.staged, state.elsewhere, state.journal, latestObservation(state)],
  text,
  longest: (rows) => [...rows].reduce((most, row) => Math.max(most, textWidth(nameOf(row)) + 5), 12),
  branch: (row) => (row.level === 'change' ? `  ${row.last ? '└' : '├'} ` : ''),
  nameTone: ({ level }) => (level === 'change' ? 'plain' : 'strong'),
  sign: (row) => (toneOf(row) === 'danger' ? { text: '!', tone: 'danger' } : null),
  group: (row) => (row.level === 'service' ? row.id : row.level === 'change' ? row.group : null),
  markable: ({ level }) => level === 'change',
  panel: planPanel,
  empty: () => 'Nothing is staged. In a plan, Ctrl-s stages its changes; p applies them.',
};

/** What is staged, to be edited, dropped and applied. */
export const planTab: ViewSpec = {
  id: 'plan',
  title: 'Plan',
  key: '4',
  help: 'staged changes and their impact; edit, drop and apply them',
  prose:
    'Nothing here is done yet. Enter shows all of it, or the marked changes, as one plan, and applies it after you confirm. x drops a change, w , ; change its weight, S simulates what it would do.',
  badge: ({ staged }) => (staged.length === 0 ? '' : `+${staged.length}`),
  grid,
};

function nameOf(row: PlanRow): string {
  return row.level === 'all' ? 'Everything staged' : row.name;
}

const worst = { danger: 2, warning: 1, plain: 0 } as const;

function impactText(row: PlanRow): string {
  return row
    .notes()
    .toSorted((a, b) => worst[b.tone] - worst[a.tone])
    .map((note) => note.text.replace(/^(new|existing) connections:/, '$1:'))
    .join('; ');
}

function toneOf(row: PlanRow): Tone {
  const tones = row.notes().map(({ tone }) => tone);
  return tones.includes('danger') ? 'danger' : tones.includes('warning') ? 'warning' : 'plain';
}

function text(row: PlanRow): string {
  return `${nameOf(row)} ${row.what} ${impactText(row)}`.toLowerCase();
}
