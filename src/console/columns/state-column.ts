import type { DrainProgress } from '../../live/drain-progress.ts';
import { type SeenBefore, serverState, type ServerState } from '../../live/server-state.ts';
import type { ObservedService } from '../../domain/observation.ts';
import type { Share } from '../../live/share.ts';
import { serverId, serviceId } from '../../live/identity.ts';
import type { Row, ServerRow } from '../row.ts';
import { bar } from './bar.ts';
import type { Cell, Column } from './column.ts';
import { nothing } from './cells.ts';
import { spanText } from './span-text.ts';

/** Wide enough for `100/100 ` and a bar. */
const width = 14;

/** What is wrong with a server, how far its drain is, or its share of the load. */
export const stateColumn: Column<Row> = {
  name: 'state',
  title: 'GOT/WANT %',
  width,
  align: 'left',
  summary: 'share of the connections that a server has and its weight asks for; or full, no reply, how far a drain is',
  cell: (row, seen) => {
    if (row.kind === 'server') return stateCell(stateOf(row, seen));
    const [only, ...more] = row.kind === 'machine' ? row.servers : [];
    if (only !== undefined && more.length === 0) return stateCell(stateOf(only, seen));
    const worst = alarmsOf(row, seen);
    return worst === '' ? nothing : { text: worst, tone: 'danger' };
  },
  value: (row, seen) => (row.kind === 'server' ? words(stateOf(row, seen)) : alarmsOf(row, seen)),
};

/** How much more than its weight asks for a server has, in percent; negative for less. */
export const excessColumn: Column<Row> = {
  name: 'excess',
  title: 'EXCESS',
  width: 6,
  align: 'right',
  summary: 'percent of the connections that a server has above what its weight asks for',
  cell: (row, seen) => {
    const value = excessOf(row, seen);
    if (value === null) return nothing;
    return { text: `${value > 0 ? '+' : ''}${value}`, ...(value >= 15 && { tone: 'danger' as const }) };
  },
  value: excessOf,
};

export function stateOf({ service, server, id }: ServerRow, seen: SeenBefore): ServerState {
  return serverState(service, server, id, seen);
}

/** Whether an operator should look at the row. */
export function isAlarming({ kind }: ServerState): boolean {
  return kind === 'silent' || kind === 'full' || kind === 'overloaded';
}

function excessOf(row: Row, seen: SeenBefore): number | null {
  if (row.kind !== 'server') return null;
  const state = stateOf(row, seen);
  const share = state.kind === 'overloaded' || state.kind === 'serves' ? state.share : null;
  return share && Math.round((share.got - share.wanted) * 100);
}

function stateCell(state: ServerState): Cell {
  switch (state.kind) {
    case 'drains': {
      const { progress } = state;
      if (progress === null) return nothing;
      return { text: drainText(progress), tone: progress.emptyFor === null ? 'warning' : 'good' };
    }
    case 'silent':
      return { text: 'no reply', tone: 'danger' };
    case 'full':
      return { text: `full ${state.connections}/${state.upper}`, tone: 'danger' };
    case 'overloaded':
      return { text: shareText(state.share), tone: 'danger' };
    case 'serves':
      return state.share === null ? nothing : { text: shareText(state.share), tone: 'accent' };
  }
}

/** What a filter on the column finds, and what a file of the rows has: no bar. */
function words(state: ServerState): string {
  const share = state.kind === 'serves' || state.kind === 'overloaded' ? state.share : null;
  return `${state.kind} ${share ? shareNumbers(share) : stateCell(state).text}`.trimEnd();
}

function shareNumbers({ got, wanted }: Share): string {
  return `${Math.round(got * 100)}/${Math.round(wanted * 100)}`;
}

function shareText(share: Share): string {
  return `${shareNumbers(share).padEnd(6)} ${bar(share.got, width - 7)}`;
}

/** `41 left ~40s`, `empty 30s`. */
function drainText({ active, inactive, secondsLeft, emptyFor }: DrainProgress): string {
  if (emptyFor !== null) return `empty ${spanText(emptyFor / 1000)}`;
  const left = `${active + inactive} left`;
  return secondsLeft === null ? left : `${left} ~${spanText(secondsLeft)}`;
}

/** `1 full, 2 silent`, counted over the servers of a service or a machine. */
function alarmsOf(row: Exclude<Row, ServerRow>, seen: SeenBefore): string {
  const states =
    row.kind === 'machine' ? row.servers.map((each) => stateOf(each, seen)) : statesOfService(row.service, seen);
  const counts = new Map<string, number>();
  for (const state of states) {
    if (isAlarming(state)) counts.set(shortNames[state.kind], (counts.get(shortNames[state.kind]) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
}

function statesOfService(service: ObservedService, seen: SeenBefore): readonly ServerState[] {
  const id = serviceId(service.key);
  return service.servers.map((server) => serverState(service, server, serverId(id, server), seen));
}

const shortNames: Readonly<Record<ServerState['kind'], string>> = {
  silent: 'silent',
  full: 'full',
  overloaded: 'over',
  drains: '',
  serves: '',
};
