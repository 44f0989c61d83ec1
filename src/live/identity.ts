import { type ServerKey, serverKeyText } from '../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../domain/service.ts';

/** What a row of a table is known by from one sample to the next: its service, or its server within its service. */
export type RowId = string;

export function serviceId(key: ServiceKey): RowId {
  return serviceKeyText(key);
}

export function serverId(service: RowId, server: ServerKey): RowId {
  return `${service} ${serverKeyText(server)}`;
}
