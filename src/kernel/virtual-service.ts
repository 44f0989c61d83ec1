import { type Family } from '../domain/address.ts';
import { serviceFamily, type ServiceKey, type ServiceSettings } from '../domain/service.ts';
import type { Scheduling } from './scheduler.ts';
import { ServerList } from './server-list.ts';
import type { Counted } from './statistics.ts';

/** A virtual service as the kernel holds it. */
export interface VirtualService extends Counted {
  readonly key: ServiceKey;
  readonly family: Family;
  /** What `-A` or the last `-E` said. */
  settings: ServiceSettings;
  readonly servers: ServerList;
  /** Null with the scheduler `none`: every new connection is refused. */
  scheduling: Scheduling | null;
}

export function virtualService(settings: ServiceSettings): VirtualService {
  const { key } = settings;
  const servers = new ServerList();
  const service = { key, family: serviceFamily(key), settings, servers, scheduling: null, statistics: null };
  servers.owner = service;
  return service;
}
