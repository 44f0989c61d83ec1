import { type Family, familyOf } from '../domain/address.ts';
import type { RealServer } from '../domain/server.ts';
import type { ServiceKey } from '../domain/service.ts';
import type { Counted } from './statistics.ts';

/** What a server needs of its service. */
export interface OwnerService extends Counted {
  readonly key: ServiceKey;
}

/** A real server in the kernel: an edit changes it in place, a deletion only unlinks it. */
export interface Destination extends Counted {
  readonly address: string;
  readonly port: number;
  readonly family: Family;
  /** The service it belongs to, or belonged to before it was deleted. */
  service: OwnerService;
  /** The settings of `-a` or the last `-e`. */
  settings: RealServer;
  weight: number;
  /** The last weight that was not 0: mh builds its table from it, so that quiescing a server moves no client. */
  lastWeight: number;
  active: number;
  inactive: number;
  /** Persistence templates. */
  persistent: number;
  /** Set while the upper threshold is reached: the schedulers skip the server. */
  overloaded: boolean;
  /** False after a deletion, until it is added again. */
  available: boolean;
  /** Connections, templates and scheduler entries that refer to it; a deleted server is kept while there are any. */
  references: number;
  /** Its walk through the cells of mh, cached at first use. */
  mhWalk: { readonly cell: number; readonly skip: number } | null;
  /** Neighbours in the kernel's list, which begins with the server that was added last. */
  newer: Destination | null;
  older: Destination | null;
}

export function destination(service: OwnerService, settings: RealServer): Destination {
  const { address, port, weight } = settings;
  return {
    address,
    port,
    family: familyOf(address),
    service,
    settings,
    weight,
    lastWeight: weight,
    active: 0,
    inactive: 0,
    persistent: 0,
    overloaded: false,
    available: true,
    references: 0,
    statistics: null,
    mhWalk: null,
    newer: null,
    older: null,
  };
}

export function hold(server: Destination): void {
  server.references++;
}

export function release(server: Destination): void {
  server.references--;
}
