import { type Family, familyOf } from '../domain/address.ts';
import type { RealServer } from '../domain/server.ts';
import type { ServiceKey } from '../domain/service.ts';
import type { Counted } from './statistics.ts';

/** What a server knows of its service. */
export interface OwnerService extends Counted {
  readonly key: ServiceKey;
}

/** A real server as the kernel holds it: an edit changes it in place, a deletion only unlinks it. */
export interface Destination extends Counted {
  readonly address: string;
  readonly port: number;
  readonly family: Family;
  /** The service it belongs to, or belonged to before it was deleted. */
  service: OwnerService;
  /** What `-a` or the last `-e` said. */
  settings: RealServer;
  weight: number;
  /** The last weight that was not 0: mh builds its table from it, so that quiescing moves no client. */
  lastWeight: number;
  active: number;
  inactive: number;
  /** Persistence templates. */
  persistent: number;
  /** Set while the upper threshold is reached: the schedulers pass it by. */
  overloaded: boolean;
  /** False after a deletion, until it is added again. */
  available: boolean;
  /** Connections, templates and scheduler entries that name it; a deleted server stays while there are any. */
  references: number;
  /** Its walk through the cells of mh, kept from when it is first needed. */
  mhWalk: { readonly cell: number; readonly skip: number } | null;
  /** Neighbours in the kernel's list, which begins with the server added last. */
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
