import type { Change } from '../../domain/change.ts';
import { concernedService } from '../../domain/subject.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Step } from '../../plan/step.ts';

/** A one-line summary of a plan: `2 servers deleted, 30 connections cut, 1 service refuses new clients`. */
export function planSummary(steps: readonly Step[]): string {
  const counts = new Map<Deed, number>();
  const refusing = new Set<string>();
  let cut = 0;
  for (const step of steps) {
    const { change, impact } = step;
    const deed = deedOf(change);
    counts.set(deed, (counts.get(deed) ?? 0) + 1);
    cut += cutBy(step);
    const service = impact.newConnections.kind === 'loss' ? concernedService(change) : undefined;
    if (service) refusing.add(serviceKeyText(service));
  }
  const made = deeds.flatMap(({ deed, one, many, done }) => {
    const count = counts.get(deed) ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${done}`];
  });
  return [
    ...made,
    ...(cut > 0 ? [`${cut} ${cut === 1 ? 'connection' : 'connections'} cut`] : []),
    ...(refusing.size > 0
      ? [`${refusing.size} ${refusing.size === 1 ? 'service refuses' : 'services refuse'} new clients`]
      : []),
  ].join(', ');
}

/** The connections that a step cuts, as far as they were counted. */
export function cutBy({ impact: { existing, connections } }: Step): number {
  return existing.kind === 'loss' && connections ? connections.active + connections.inactive : 0;
}

/** A drain is an edit with a name of its own. */
type Deed = Change['kind'] | 'drain';

function deedOf(change: Change): Deed {
  return change.kind === 'edit-server' && change.server.weight === 0 ? 'drain' : change.kind;
}

const deeds: readonly { readonly deed: Deed; readonly one: string; readonly many: string; readonly done: string }[] = [
  { deed: 'flush', one: 'table', many: 'tables', done: 'emptied' },
  { deed: 'delete-service', one: 'service', many: 'services', done: 'deleted' },
  { deed: 'delete-server', one: 'server', many: 'servers', done: 'deleted' },
  { deed: 'drain', one: 'server', many: 'servers', done: 'drained' },
  { deed: 'edit-server', one: 'server', many: 'servers', done: 'edited' },
  { deed: 'edit-service', one: 'service', many: 'services', done: 'edited' },
  { deed: 'add-service', one: 'service', many: 'services', done: 'added' },
  { deed: 'add-server', one: 'server', many: 'servers', done: 'added' },
  { deed: 'zero', one: 'set of counters', many: 'sets of counters', done: 'zeroed' },
];
