import type { Change } from '../../domain/change.ts';
import { serverKeyText, type ServerKey } from '../../domain/server.ts';
import { type Service, serviceKeyText, type ServiceKey } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { unreachable } from '../../domain/unreachable.ts';

/** The changes that take these back, given the table they were made on; what cannot be taken back is left out. */
export function inverseOf(changes: readonly Change[], before: Table): readonly Change[] {
  return changes.flatMap((change) => inverse(change, before)).reverse();
}

/** In reverse, since the whole list is turned round afterwards. */
function inverse(change: Change, before: Table): readonly Change[] {
  switch (change.kind) {
    case 'add-service':
      return [{ kind: 'delete-service', service: change.service.key }];
    case 'edit-service': {
      const old = serviceIn(before, change.service.key);
      return old ? [{ kind: 'edit-service', service: old }] : [];
    }
    case 'delete-service': {
      const old = serviceIn(before, change.service);
      return old ? additions(old) : [];
    }
    case 'add-server':
      return [{ kind: 'delete-server', service: change.service, server: change.server }];
    case 'edit-server': {
      const old = serverIn(before, change.service, change.server);
      return old ? [{ kind: 'edit-server', service: change.service, server: old }] : [];
    }
    case 'delete-server': {
      const old = serverIn(before, change.service, change.server);
      return old ? [{ kind: 'add-server', service: change.service, server: old }] : [];
    }
    case 'flush':
      return before.services.flatMap(additions);
    case 'set-timeouts':
      return before.timeouts ? [{ kind: 'set-timeouts', timeouts: before.timeouts }] : [];
    case 'start-daemon':
      return [{ kind: 'stop-daemon', state: change.daemon.state, syncId: change.daemon.syncId }];
    case 'stop-daemon':
      return (before.daemons ?? [])
        .filter(({ state }) => state === change.state)
        .map((daemon) => ({ kind: 'start-daemon', daemon }));
    case 'zero':
      return [];
    default:
      return unreachable(change);
  }
}

function additions(service: Service): readonly Change[] {
  const servers = service.servers.map((server): Change => ({ kind: 'add-server', service: service.key, server }));
  return [...servers.reverse(), { kind: 'add-service', service }];
}

export function serviceIn(table: Table, key: ServiceKey): Service | undefined {
  const name = serviceKeyText(key);
  return table.services.find((service) => serviceKeyText(service.key) === name);
}

export function serverIn(table: Table, service: ServiceKey, key: ServerKey): Service['servers'][number] | undefined {
  const name = serverKeyText(key);
  return serviceIn(table, service)?.servers.find((server) => serverKeyText(server) === name);
}
