import type { Persistence } from '../../domain/service.ts';
import { flagNames } from '../../domain/scheduler-flags.ts';
import { methodWord } from '../../domain/other-method.ts';
import { serverKeyText } from '../../domain/server.ts';
import type { MachineRow, Row, ServerRow } from '../row.ts';
import type { Column } from './column.ts';
import { figureColumns } from './figure-columns.ts';
import { excessColumn, stateColumn } from './state-column.ts';
import { trendColumn } from './trend-column.ts';
import { count, nothing } from './cells.ts';
import { counted } from './counted.ts';
import { serviceName } from './service-name.ts';
import { tunnelText } from './tunnel-text.ts';

const rates = figureColumns.rates.map(counted);

/** Every column, in order; a narrow terminal shows as many as fit. */
export const columns: readonly Column<Row>[] = [
  {
    name: 'name',
    title: 'SERVICE / REAL SERVER',
    width: 0,
    align: 'left',
    summary: 'the virtual service, and below it its real servers',
    cell: (row) => ({ text: nameOf(row) }),
    value: nameOf,
  },
  {
    name: 'method',
    title: 'METHOD',
    width: 6,
    align: 'left',
    summary: 'the scheduler of a service, the forwarding method of a server',
    cell: (row) => ({ text: methodOf(row), tone: row.kind === 'service' ? 'accent' : 'idle' }),
    value: methodOf,
  },
  {
    name: 'weight',
    title: 'WEIGHT',
    width: 7,
    align: 'right',
    summary: 'weight of a server (0: no new connections), or the sum for a service',
    cell: (row) => {
      if (row.kind === 'service') return count(weightOf(row), 7, 'idle');
      return weightOf(row) === 0 ? { text: 'drain 0', tone: 'warning' } : count(weightOf(row), 7);
    },
    value: weightOf,
  },
  counted({
    name: 'active',
    title: 'ACTIVE',
    width: 6,
    align: 'right',
    summary: 'open or opening connections, including unanswered ones',
    cell: (row) => count(activeOf(row), 6),
    value: activeOf,
  }),
  counted({
    name: 'inactive',
    title: 'INACT',
    width: 6,
    align: 'right',
    summary: 'closing connections, and all UDP connections',
    cell: (row) => count(inactiveOf(row), 6),
    value: inactiveOf,
  }),
  ...rates.slice(0, 1),
  stateColumn,
  ...rates.slice(1, 3),
  counted(trendColumn),
  ...rates.slice(3),
  ...figureColumns.totals.map(counted),
  excessColumn,
  {
    name: 'persistent',
    title: 'PERSIST',
    width: 7,
    align: 'right',
    summary: 'persistence timeout of a service, or number of persistent clients of a server',
    cell: (row, { uncounted }) => {
      if (row.kind !== 'service') {
        const { persistent } = figuresRow(row);
        return persistent === undefined || uncounted ? nothing : count(persistent, 7);
      }
      const { persistence } = row.service;
      if (persistence === null) return nothing;
      return { text: persistence.ticks === undefined ? `${persistence.timeout}s` : '?', tone: 'accent' };
    },
    value: (row, { uncounted }) => {
      if (row.kind === 'service') return timeoutOf(row.service.persistence);
      return uncounted ? null : (figuresRow(row).persistent ?? null);
    },
  },
  {
    name: 'upper',
    title: 'UPPER',
    width: 6,
    align: 'right',
    summary: 'upper threshold: at this many connections a server gets no new ones',
    cell: (row) => (row.kind === 'server' && row.server.upper > 0 ? count(row.server.upper, 6) : nothing),
    value: (row) => (row.kind === 'server' ? row.server.upper : null),
  },
  {
    name: 'lower',
    title: 'LOWER',
    width: 6,
    align: 'right',
    summary: 'lower threshold: below it a full server gets new connections again',
    cell: (row) => (row.kind === 'server' && row.server.lower > 0 ? count(row.server.lower, 6) : nothing),
    value: (row) => (row.kind === 'server' ? row.server.lower : null),
  },
  {
    name: 'options',
    title: 'OPTIONS',
    width: 14,
    align: 'left',
    widens: true,
    summary: 'flags, engine and one-packet scheduling of a service, or the tunnel of a server',
    cell: (row) => ({ text: optionsOf(row), tone: 'idle' }),
    value: optionsOf,
  },
];

const byName = new Map(columns.map((column) => [column.name, column]));

export function columnByName(name: string): Column<Row> | undefined {
  return byName.get(name);
}

function nameOf(row: Row): string {
  if (row.kind === 'machine') return row.address;
  return row.kind === 'service' ? serviceName(row.service.key) : serverKeyText(row.server);
}

/** A scheduler or a forwarding method; `mixed` if a machine has several. */
function methodOf(row: Row): string {
  if (row.kind === 'service') return row.service.scheduler;
  if (row.kind === 'server') return methodWord(row.server);
  const words = new Set(row.servers.map(methodOf));
  return words.size === 1 ? ([...words][0] ?? '') : 'mixed';
}

/** Totals of a server, or of a machine over all its services. */
function figuresRow(row: ServerRow | MachineRow): MachineRow['sum'] {
  return row.kind === 'server' ? row.server : row.sum;
}

function weightOf(row: Row): number {
  return row.kind !== 'service'
    ? figuresRow(row).weight
    : row.service.servers.reduce((sum, { weight }) => sum + weight, 0);
}

function activeOf(row: Row): number {
  return row.kind !== 'service'
    ? figuresRow(row).active
    : row.service.servers.reduce((sum, { active }) => sum + active, 0);
}

function inactiveOf(row: Row): number {
  if (row.kind !== 'service') return figuresRow(row).inactive;
  return row.service.servers.reduce((sum, { inactive }) => sum + inactive, 0);
}

function optionsOf(row: Row): string {
  if (row.kind === 'machine') return row.servers.map(({ service }) => serviceName(service.key)).join(', ');
  if (row.kind === 'server') return row.server.tunnel === null ? '' : tunnelText(row.server.tunnel);
  const { scheduler, flags, engine, onePacket } = row.service;
  return [...flagNames(scheduler, flags), ...(engine === null ? [] : [engine]), ...(onePacket ? ['ops'] : [])].join(
    ' ',
  );
}

function timeoutOf(persistence: Persistence | null): number | null {
  return persistence && persistence.ticks === undefined ? persistence.timeout : null;
}
