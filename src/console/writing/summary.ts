import type { Change } from '../../domain/change.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Step } from '../../plan/step.ts';

/** What a plan amounts to, in one line: `2 servers deleted, 30 connections cut, 1 service refuses new clients`. */
export function planSummary(steps: readonly Step[]): string {
  const made = kinds.flatMap(({ of, one, many, done }) => {
    const count = steps.filter(({ change }) => of(change)).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${done}`];
  });
  const cut = steps.reduce((sum, { impact: { existing, connections } }) => {
    if (existing.kind !== 'loss' || connections === undefined) return sum;
    return sum + connections.active + connections.inactive;
  }, 0);
  const refusing = new Set(
    steps.flatMap(({ change, impact }) => (impact.newConnections.kind === 'loss' ? (serviceOf(change) ?? []) : [])),
  );
  return [
    ...made,
    ...(cut > 0 ? [`${cut} ${cut === 1 ? 'connection' : 'connections'} cut`] : []),
    ...(refusing.size > 0
      ? [`${refusing.size} ${refusing.size === 1 ? 'service refuses' : 'services refuse'} new clients`]
      : []),
  ].join(', ');
}

const kinds: readonly {
  readonly of: (change: Change) => boolean;
  readonly one: string;
  readonly many: string;
  readonly done: string;
}[] = [
  { of: ({ kind }) => kind === 'flush', one: 'table', many: 'tables', done: 'emptied' },
  { of: ({ kind }) => kind === 'delete-service', one: 'service', many: 'services', done: 'deleted' },
  { of: ({ kind }) => kind === 'delete-server', one: 'server', many: 'servers', done: 'deleted' },
  { of: drains, one: 'server', many: 'servers', done: 'drained' },
  { of: (change) => change.kind === 'edit-server' && !drains(change), one: 'server', many: 'servers', done: 'edited' },
  { of: ({ kind }) => kind === 'edit-service', one: 'service', many: 'services', done: 'edited' },
  { of: ({ kind }) => kind === 'add-service', one: 'service', many: 'services', done: 'added' },
  { of: ({ kind }) => kind === 'add-server', one: 'server', many: 'servers', done: 'added' },
  { of: ({ kind }) => kind === 'zero', one: 'set of counters', many: 'sets of counters', done: 'zeroed' },
];

function drains(change: Change): boolean {
  return change.kind === 'edit-server' && change.server.weight === 0;
}

function serviceOf(change: Change): string | null {
  if ('service' in change && change.service !== undefined && change.service !== null) {
    return serviceKeyText('key' in change.service ? change.service.key : change.service);
  }
  return null;
}
