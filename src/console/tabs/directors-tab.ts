import { knownDaemons } from '../../change/rollout/known-daemons.ts';
import type { VrrpState } from '../../domain/host/vrrp-state.ts';
import type { Figures, Observation } from '../../domain/observation.ts';
import { count, nothing } from '../columns/cells.ts';
import type { Column } from '../columns/column.ts';
import { textColumn } from '../columns/text-column.ts';
import type { DirectorRow } from '../director-row.ts';
import type { Grid } from '../grid.ts';
import { foreign, type Tone } from '../paint/line.ts';
import { directorPanel } from '../panels/director-panel.ts';
import { arranged } from '../rows/arrangement.ts';
import { totalsOf } from '../table-totals.ts';
import { directorRows } from './director-rows.ts';
import type { ViewSpec } from '../view-spec.ts';

const tones: Readonly<Record<DirectorRow['state'], Tone>> = {
  live: 'good',
  stale: 'danger',
  'no answer': 'danger',
  reading: 'idle',
};

const columns: readonly Column<DirectorRow>[] = [
  {
    name: 'director',
    title: 'DIRECTOR',
    width: 0,
    align: 'left',
    summary: 'its spec; the first is the one that the other views show',
    cell: ({ spec }) => ({ text: foreign(spec) }),
    value: ({ spec }) => spec,
  },
  {
    name: 'life',
    title: 'STATE',
    width: 9,
    align: 'left',
    summary: 'live, stale, no answer, or reading',
    cell: ({ state }) => ({ text: state, tone: tones[state] }),
    value: ({ state }) => state,
  },
  textColumn(
    {
      name: 'role',
      title: 'ROLE',
      width: 7,
      summary: 'by its sync daemons, or by the virtual addresses of its host: master, backup, both',
    },
    (row) => (row.role === 'unknown' ? '' : row.role),
  ),
  textColumn(
    { name: 'vips', title: 'VIP HERE', width: 8, summary: 'how many of the virtual addresses its host has' },
    ({ addresses }) => addresses && `${addresses.own} of ${addresses.of}`,
  ),
  textColumn(
    {
      name: 'vrrp',
      title: 'VRRP',
      width: 8,
      summary: 'the state that keepalived told notify.sh: MASTER, BACKUP, FAULT',
    },
    ({ vrrp }) => vrrp && vrrpText(vrrp),
  ),
  textColumn(
    { name: 'sync', title: 'SYNC', width: 13, summary: 'the sync daemons that run, with their sync ids' },
    ({ observation }) => observation && syncText(observation),
  ),
  {
    name: 'drift',
    title: 'DRIFT',
    width: 8,
    align: 'left',
    summary: 'rows that differ from those of the first director',
    cell: ({ isFirst, differences }) => {
      if (isFirst) return nothing;
      if (differences === null) return { text: 'unknown', tone: 'idle' };
      const text = differences.length === 1 ? '1 row' : `${differences.length} rows`;
      return differences.length === 0 ? { text: 'none', tone: 'good' } : { text, tone: 'warning' };
    },
    value: ({ differences }) => differences?.length ?? null,
  },
  number('services', 'SERVICES', 'services', (row) => sum(row, 'services')),
  number('servers', 'SERVERS', 'real servers in all services', (row) => sum(row, 'servers')),
  number('active', 'ACTIVE', 'active connections', (row) => sum(row, 'active')),
  number('cps', 'CONN/s', 'new connections per second', (row) => rateOf(row, 'connections')),
  number('inbps', 'IN B/s', 'bytes per second from the clients', (row) => rateOf(row, 'inBytes')),
  number('outbps', 'OUT B/s', 'bytes per second to the clients', (row) => rateOf(row, 'outBytes')),
];

/** One word where all instances have one state; otherwise each. */
function vrrpText(states: readonly VrrpState[]): string {
  const words = new Set(states.map(({ state }) => state));
  if (words.size === 1) return [...words].join('');
  return states.map(({ instance, state }) => `${instance} ${state}`).join(', ');
}

/** `master 1`; `none` where no daemon runs. */
function syncText(observation: Observation): string {
  const daemons = knownDaemons(observation);
  if (daemons === undefined) return '';
  return daemons.length === 0 ? 'none' : daemons.map(({ state, syncId }) => `${state} ${syncId}`).join(', ');
}

function number(
  name: string,
  title: string,
  summary: string,
  of: (row: DirectorRow) => number | null,
): Column<DirectorRow> {
  return {
    name,
    title,
    width: Math.max(7, title.length),
    align: 'right',
    summary,
    cell: (row) => {
      const value = of(row);
      return value === null ? nothing : count(value, 7);
    },
    value: of,
  };
}

function sum({ observation }: DirectorRow, name: 'services' | 'servers' | 'active'): number | null {
  return observation && totalsOf(observation)[name];
}

function rateOf({ observation }: DirectorRow, name: keyof Figures): number | null {
  const rates = observation && totalsOf(observation).rates;
  return rates && Number(rates[name]);
}

const grid: Grid<DirectorRow> = {
  titles: ['DIRECTOR'],
  columns,
  rows: (state, how) => arranged(directorRows(state), columns, text, how),
  sources: ({ live, peers, now, evidence }) => [live, peers, now, evidence],
  text,
  longest: (rows) => [...rows].reduce((most, { spec }) => Math.max(most, spec.length + 1), 9),
  nameTone: ({ isFirst }) => (isFirst ? 'strong' : 'plain'),
  sign: ({ state }) => (state === 'live' || state === 'reading' ? null : { text: '!', tone: 'danger' }),
  panel: directorPanel,
  empty: () => 'There is no other director.',
};

/** The directors of this console, side by side. */
export const directorsTab: ViewSpec = {
  id: 'directors',
  title: 'Directors',
  key: 'M',
  help: 'directors side by side: state, role, drift, rates',
  prose:
    'DRIFT counts the rows that differ from those of the first director; the panel lists them. All other views are about the first director.',
  isShown: ({ peers }) => peers.length > 0,
  blocked: ({ peers, source }) =>
    peers.length > 0 ? null : `this console shows one director, ${source.spec}; console -d A -d B shows two`,
  badge: ({ peers }) => {
    const silent = peers.filter(({ failure }) => failure !== null).length;
    return silent === 0 ? '' : `!${silent}`;
  },
  grid,
};

function text({ spec, state, role, differences }: DirectorRow): string {
  return `${spec} ${state} ${role} ${differences?.join(' ') ?? ''}`.toLowerCase();
}
