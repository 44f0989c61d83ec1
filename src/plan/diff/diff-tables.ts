import { serviceKeyText } from '../../domain/service.ts';
import type { SyncDaemon, Table, Timeouts } from '../../domain/table.ts';
import { sameService } from './equal.ts';
import { hints } from './hints.ts';
import { changedService } from './service-diff.ts';
import type { DaemonDiff, DiffOptions, ServiceDiff, TableDiff } from './table-diff.ts';

/** Compares tables by meaning; the order of services is irrelevant, the order of a service's servers may matter. */
export function diffTables(left: Table, right: Table, options: DiffOptions = {}): TableDiff {
  const before = new Map(left.services.map((service) => [serviceKeyText(service.key), service]));
  const services: ServiceDiff[] = [];
  for (const service of right.services) {
    const text = serviceKeyText(service.key);
    const old = before.get(text);
    before.delete(text);
    if (old === undefined) services.push({ kind: 'added-service', service });
    else if (!sameService(old, service)) {
      const changed = changedService(old, service, options);
      if (changed) services.push(changed);
    }
  }
  for (const service of before.values()) services.push({ kind: 'removed-service', service });
  return {
    services,
    timeouts: timeoutsDiff(left.timeouts, right.timeouts),
    daemons: daemonsDiff(left.daemons, right.daemons),
    hints: hints(services),
  };
}

/** Whether there is any difference, including order. */
export function isEmptyDiff({ services, timeouts, daemons }: TableDiff): boolean {
  return services.length === 0 && timeouts === null && daemons.length === 0;
}

function timeoutsDiff(before: Timeouts | undefined, after: Timeouts | undefined): TableDiff['timeouts'] {
  if (before === undefined || after === undefined) return null;
  const same = before.tcp === after.tcp && before.tcpfin === after.tcpfin && before.udp === after.udp;
  return same ? null : { before, after };
}

function daemonsDiff(
  before: readonly SyncDaemon[] | undefined,
  after: readonly SyncDaemon[] | undefined,
): readonly DaemonDiff[] {
  if (before === undefined || after === undefined) return [];
  const found: DaemonDiff[] = [];
  for (const state of ['master', 'backup'] as const) {
    const old = before.find((daemon) => daemon.state === state);
    const daemon = after.find((each) => each.state === state);
    if (old && !daemon) found.push({ kind: 'removed-daemon', daemon: old });
    else if (daemon && !old) found.push({ kind: 'added-daemon', daemon });
    else if (old && daemon && !agrees(old, daemon)) found.push({ kind: 'changed-daemon', before: old, after: daemon });
  }
  return found;
}

/** A field that one side leaves to the kernel is not a difference. */
function agrees(left: SyncDaemon, right: SyncDaemon): boolean {
  const fields = ['device', 'syncId', 'maxLength', 'group', 'port', 'ttl'] as const;
  return fields.every(
    (field) => left[field] === right[field] || left[field] === undefined || right[field] === undefined,
  );
}
