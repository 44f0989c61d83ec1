import type { Change } from '../domain/change.ts';
import type { RealServer } from '../domain/server.ts';
import type { Service } from '../domain/service.ts';
import type { Timeouts } from '../domain/table.ts';
import type { KernelSettings } from './kernel-settings.ts';

/**
 * The impact of a change on clients. Only with `brief-loss` and `loss` can a connection fail; `changed` means that
 * another server serves them from now on, or the same one in another way.
 */
export type ImpactKind = 'unchanged' | 'changed' | 'brief-loss' | 'loss';

export interface ImpactEffect {
  readonly kind: ImpactKind;
  /** A sentence without a full stop; absent if nothing changes. */
  readonly note?: string;
}

export interface Impact {
  /** Connections that begin after the change. */
  readonly newConnections: ImpactEffect;
  /** Connections that exist when it is made. */
  readonly existing: ImpactEffect;
  /** Clients that are remembered: persistence templates. */
  readonly persistence: ImpactEffect;
  /** Share of clients, 0 to 1, that the hash sends to another server; absent if the scheduler does not hash. */
  readonly remapped?: number;
  /** Share of clients that had a server and get none from now on; absent if the scheduler does not hash. */
  readonly refused?: number;
  /** How many of the next connections all go to a new or returning server; absent if unknown or unlimited. */
  readonly nextConnections?: number;
  /** Connections on what is removed or quiesced, if the director counts them. */
  readonly connections?: CountedConnections | undefined;
}

export interface CountedConnections {
  readonly active: number;
  readonly inactive: number;
  readonly persistent?: number | undefined;
}

/** Whether a connection can fail because of the change. */
export function mayDrop({ newConnections, existing, persistence }: Impact): boolean {
  return isLoss(newConnections) || isLoss(existing) || isLoss(persistence);
}

function isLoss({ kind }: ImpactEffect): boolean {
  return kind === 'loss' || kind === 'brief-loss';
}

/** The facts that an impact is computed from. */
export interface Circumstances extends KernelSettings {
  /** The service before the change; absent if the change creates it or concerns none. */
  readonly service?: Service | undefined;
  /** The affected server before the change; if absent, it is looked up in the service. */
  readonly before?: RealServer | undefined;
  /** The highest weight of another server of the service; if absent, it is looked up in the service. */
  readonly heaviestOther?: number | undefined;
  /**
   * Under ovf, whether a change lowers the total weight, and whether a server remains that may accept a connection; if
   * absent, it is looked up in the service.
   */
  readonly room?: { readonly less: boolean; readonly left: boolean } | undefined;
  /** Whether a later step removes the service itself. */
  readonly serviceGoes?: boolean | undefined;
  /** Whether another server of the service has a weight; if absent, it is looked up in the service. */
  readonly othersServe?: boolean | undefined;
  /** How many of the next connections all go to a new or returning server; absent if unknown. */
  readonly next?: number | undefined;
  /** The director's timeouts, if known. */
  readonly timeouts?: Timeouts | undefined;
  /** Connections on the server or service that the change concerns. */
  readonly connections?: Impact['connections'];
  /** The service that serves the clients until an added service exists, or after a removed one is gone. */
  readonly behind?: Pick<Service, 'key' | 'persistence'> | undefined;
  /** Packets with the mark of an added service may have been served by their address until now. */
  readonly marksServed?: boolean | undefined;
  /** Comparison of the hash tables before and after the change; null if one of the schedulers does not hash. */
  readonly remap?: { readonly moved: number } | null | undefined;
  /** Share of clients that had a server and hash to one that accepts none after the change; absent if not computed. */
  readonly refused?: number | undefined;
}

export const unchanged: ImpactEffect = { kind: 'unchanged' };
export const changed = (note: string): ImpactEffect => ({ kind: 'changed', note });
export const briefLoss = (note: string): ImpactEffect => ({ kind: 'brief-loss', note });
export const loss = (note: string): ImpactEffect => ({ kind: 'loss', note });

export const harmless: Impact = { newConnections: unchanged, existing: unchanged, persistence: unchanged };

/** Whether a server other than the changed one has a weight; true if the service is unknown. */
export function othersServe({ service, before, othersServe: known }: Circumstances, change: Change): boolean {
  if (known !== undefined || !service) return known ?? true;
  const own = before ?? serverBefore(service, change);
  return service.servers.some((server) => server.weight > 0 && server !== own);
}

/** The server of that name in the service before the change. */
export function serverBefore(service: Service | undefined, change: Change): RealServer | undefined {
  if (!service || !('server' in change)) return undefined;
  const { address, port } = change.server;
  return service.servers.find((server) => server.port === port && server.address === address);
}
