import type { Change } from '../../domain/change.ts';
import { catchAllOf, type Service, type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { type DrainSteps, type ServiceOrderOptions, serviceSteps } from './service-steps.ts';
import type { StepDraft, Phase } from '../step.ts';
import type { DaemonDiff, TableDiff } from '../diff/table-diff.ts';

export type OrderOptions = ServiceOrderOptions;

/**
 * Every change in a safe order: removed daemons (a running one refuses servers of another family), timeouts; new
 * services, each followed by its servers, a catch-all after more specific ones; in services that stay, everything that
 * adds or widens, then everything that narrows or removes, and last the servers to drain, one machine after another;
 * removed services, a catch-all before the more specific services in front of it; new daemons.
 */
export function orderedSteps(diff: TableDiff, target: Table, options: OrderOptions): readonly StepDraft[] {
  const { added, changed, removed } = byKind(diff);
  const catchAlls = catchAllsOf(removed.length === 0 ? [] : target.services);
  const removals = removedInOrder(removed).map((service) => removedService(service, catchAlls, options));
  const changes = changed.map((service) => serviceSteps(service, options));
  const drained = changes.filter(({ drains }) => drains.length > 0);
  return [
    ...diff.daemons.flatMap(daemonsThatGo),
    ...timeouts(diff),
    ...inOrder(added, (service) => reach(service.key) === 0).flatMap((service) => newService(service)),
    ...changes.flatMap(({ give }) => give),
    ...changes.filter(({ drains }) => drains.length === 0).flatMap(({ take, finish }) => [...take, ...finish]),
    ...drained.flatMap(({ take }) => take),
    ...oneServerAfterTheOther(drained.flatMap(({ drains }) => drains)),
    ...drained.flatMap(({ finish }) => finish),
    ...removals.flatMap(({ quiesce }) => quiesce),
    ...removals.flatMap(({ gone }) => gone),
    ...diff.daemons.flatMap(daemonsThatCome),
  ];
}

function byKind({ services }: TableDiff) {
  const added: Service[] = [];
  const removed: Service[] = [];
  const changed = [];
  for (const each of services) {
    if (each.kind === 'added-service') added.push(each.service);
    else if (each.kind === 'removed-service') removed.push(each.service);
    else changed.push(each);
  }
  return { added, changed, removed };
}

function draft(change: Change, phase: Phase, reason: string): StepDraft {
  return { change, kind: change.kind, phase, reason };
}

function newService(service: Service): readonly StepDraft[] {
  const { servers, ...settings } = service;
  return [
    draft({ kind: 'add-service', service: settings }, 'give', 'the target has this service'),
    ...servers.map((server) =>
      draft({ kind: 'add-server', service: service.key, server }, 'give', 'a server of the new service'),
    ),
  ];
}

/** A machine in several services is quiesced in all of them before its drain in any. */
function oneServerAfterTheOther(drains: readonly DrainSteps[]): readonly StepDraft[] {
  const byAddress = new Map<string, DrainSteps[]>();
  for (const each of drains) {
    const { address } = each.server;
    byAddress.set(address, [...(byAddress.get(address) ?? []), each]);
  }
  return [...byAddress.values()].flatMap((group) => [
    ...group.flatMap(({ quiesce }) => quiesce),
    ...group.map(({ gone }) => gone),
  ]);
}

interface Removal {
  /** What can be done before any other service is removed. */
  readonly quiesce: readonly StepDraft[];
  readonly gone: readonly StepDraft[];
}

type CatchAlls = ReadonlyMap<string, Service>;

function catchAllsOf(services: readonly Service[]): CatchAlls {
  const wide = services.filter(({ key }) => key.kind !== 'fwmark' && key.port === 0);
  return new Map(wide.map((service) => [serviceKeyText(service.key), service]));
}

/** Its servers are drained first, unless a service behind it can take its clients at once. */
function removedService(service: Service, catchAlls: CatchAlls, { drain }: OrderOptions): Removal {
  const { key } = service;
  const behind = catchAlls.get(catchAllOf(key) ?? '');
  const reason = behind
    ? `the target has no such service; ${serviceKeyText(behind.key)}, which takes over its clients, is already in its final state`
    : 'the target has no such service';
  const gone = draft({ kind: 'delete-service', service: key }, 'remove', reason);
  if (!drain || behind || key.kind === 'udp' || service.onePacket) return { quiesce: [], gone: [gone] };
  const { quiesce, gone: emptied } = drained(service, drain);
  return { quiesce, gone: [...emptied, gone] };
}

function drained({ key, servers }: Service, drain: NonNullable<OrderOptions['drain']>): Removal {
  const quiesce = (server: Service['servers'][number]): Change => ({
    kind: 'edit-server',
    service: key,
    server: { ...server, weight: 0 },
  });
  const remove = ({ address, port }: Service['servers'][number]): Change => ({
    kind: 'delete-server',
    service: key,
    server: { address, port },
  });
  const reason =
    'quiesced, so that its connections can end before its service is removed; new clients are refused from now on';
  return {
    quiesce: servers.filter(({ weight }) => weight > 0).map((server) => draft(quiesce(server), 'remove', reason)),
    gone: servers.map((server) => ({ ...draft(remove(server), 'remove', 'its service is removed'), drain })),
  };
}

/** Lookup priority of a service: mark first, then address and port, then catch-all. */
function reach(key: ServiceKey): number {
  if (key.kind === 'fwmark') return 2;
  return key.port === 0 ? 0 : 1;
}

function removedInOrder(services: readonly Service[]): readonly Service[] {
  return [...services].sort((a, b) => reach(a.key) - reach(b.key));
}

/** Those that are not `last`, then those that are, each in the given order. */
function inOrder(services: readonly Service[], last: (service: Service) => boolean): readonly Service[] {
  return [...services.filter((service) => !last(service)), ...services.filter(last)];
}

function timeouts({ timeouts: change }: TableDiff): readonly StepDraft[] {
  if (change === null) return [];
  return [draft({ kind: 'set-timeouts', timeouts: change.after }, 'prepare', 'the target names these timeouts')];
}

function daemonsThatGo(daemon: DaemonDiff): readonly StepDraft[] {
  if (daemon.kind !== 'removed-daemon') return [];
  const { state, syncId } = daemon.daemon;
  return [draft({ kind: 'stop-daemon', state, syncId }, 'prepare', 'the target runs no such daemon')];
}

function daemonsThatCome(daemon: DaemonDiff): readonly StepDraft[] {
  switch (daemon.kind) {
    case 'removed-daemon':
      return [];
    case 'added-daemon':
      return [draft({ kind: 'start-daemon', daemon: daemon.daemon }, 'finish', 'the target runs this daemon')];
    case 'changed-daemon': {
      const { state, syncId } = daemon.before;
      const why = 'a daemon cannot be edited: it is stopped and started again';
      return [
        draft({ kind: 'stop-daemon', state, syncId }, 'finish', why),
        draft({ kind: 'start-daemon', daemon: daemon.after }, 'finish', why),
      ];
    }
  }
}
