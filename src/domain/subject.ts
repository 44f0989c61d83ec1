import type { Change } from './change.ts';
import { serverKeyText } from './server.ts';
import { type ServiceKey, serviceKeyText } from './service.ts';
import { unreachable } from './unreachable.ts';

/** The service that a change is about; undefined for timeouts, daemons and the whole table. */
export function concernedService(change: Change): ServiceKey | undefined {
  if (change.kind === 'add-service' || change.kind === 'edit-service') return change.service.key;
  return 'service' in change ? (change.service ?? undefined) : undefined;
}

/**
 * What a change is about, as one text: a service, one of its servers, the timeouts or a daemon; null for the whole
 * table.
 */
export function subjectOf(change: Change): string | null {
  switch (change.kind) {
    case 'add-service':
    case 'edit-service':
      return serviceSubject(change.service.key);
    case 'delete-service':
      return serviceSubject(change.service);
    case 'add-server':
    case 'edit-server':
    case 'delete-server':
      return `${serverPrefix(change.service)}${serverKeyText(change.server)}`;
    case 'set-timeouts':
      return 'timeouts';
    case 'start-daemon':
      return `daemon ${change.daemon.state}`;
    case 'stop-daemon':
      return `daemon ${change.state}`;
    case 'flush':
    case 'zero':
      return null;
    default:
      return unreachable(change);
  }
}

/** Only the name of what a change is about: a server, a service, or nothing. */
export function nameOf(change: Change): string {
  if ('server' in change) return serverKeyText(change.server);
  const key = concernedService(change);
  return key ? serviceKeyText(key) : '';
}

export function serviceSubject(key: ServiceKey): string {
  return `service ${serviceKeyText(key)}`;
}

/** The beginning of the subjects of all servers of a service. */
export function serverPrefix(key: ServiceKey): string {
  return `server of ${serviceKeyText(key)}, `;
}
