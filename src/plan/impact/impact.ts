import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import type { Timeouts } from '../../domain/table.ts';
import type { KernelSettings } from './kernel-settings.ts';

/**
 * What a change does to people. `brief-loss` and `loss` are the only effects under which a connection may fail;
 * `changed` means that another server serves, or serves in another way, from now on.
 */
export type ImpactKind = 'unchanged' | 'changed' | 'brief-loss' | 'loss';

export interface ImpactEffect {
  readonly kind: ImpactKind;
  /** A sentence without a full stop; absent where nothing changes. */
  readonly note?: string;
}

export interface Impact {
  /** Connections that begin after the change. */
  readonly newConnections: ImpactEffect;
  /** Connections that exist when it is made. */
  readonly existing: ImpactEffect;
  /** Clients that are remembered: persistence templates. */
  readonly persistence: ImpactEffect;
  /** Share of clients, 0 to 1, whom the hash sends to another server; absent where the scheduler does not hash. */
  readonly remapped?: number;
  /** Share of clients that had a server and find none from now on; absent where the scheduler does not hash. */
  readonly refused?: number;
  /** How many of the next connections all go to a new or returning server; absent where that cannot be told, or never ends. */
  readonly nextConnections?: number;
  /** Connections on what is removed or quiesced, where the director counts them. */
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

/** What an impact is judged by. */
export interface Circumstances extends KernelSettings {
  /** The service as it is before the change; absent when the change makes it, or concerns none. */
  readonly service?: Service | undefined;
  /** The server that the change concerns, before it; looked for in the service where it is absent. */
  readonly before?: RealServer | undefined;
  /** The highest weight of another server of the service; looked for in the service where it is absent. */
  readonly heaviestOther?: number | undefined;
  /**
   * Under ovf, whether a change leaves less weight in all, and whether it leaves a server that may take a connection;
   * looked for in the service where it is absent.
   */
  readonly room?: { readonly less: boolean; readonly left: boolean } | undefined;
  /** Whether a later step removes the service itself. */
  readonly serviceGoes?: boolean | undefined;
  /** Whether another server of the service has a weight; looked for in the service where it is absent. */
  readonly othersServe?: boolean | undefined;
  /** How many of the next connections all go to a new or returning server; absent where that cannot be told. */
  readonly next?: number | undefined;
  /** The director's timeouts, where they are known. */
  readonly timeouts?: Timeouts | undefined;
  /** Connections on the server or service that the change concerns. */
  readonly connections?: Impact['connections'];
  /** The service that serves the clients of the one that is added until it is there, or of the one that goes. */
  readonly behind?: Pick<Service, 'key' | 'persistence'> | undefined;
  /** Packets with the mark of a service that is added may have been served by their address until now. */
  readonly marksServed?: boolean | undefined;
  /** What the hash tables before and after the change say; null where one of the schedulers does not hash. */
  readonly remap?: { readonly moved: number } | null | undefined;
  /** Share of the clients that had a server, and hash to one that takes none after the change; absent where that was not computed. */
  readonly refused?: number | undefined;
}

export const unchanged: ImpactEffect = { kind: 'unchanged' };
export const changed = (note: string): ImpactEffect => ({ kind: 'changed', note });
export const briefLoss = (note: string): ImpactEffect => ({ kind: 'brief-loss', note });
export const loss = (note: string): ImpactEffect => ({ kind: 'loss', note });

export const harmless: Impact = { newConnections: unchanged, existing: unchanged, persistence: unchanged };

/** Whether another server than the one that a change concerns has a weight; so too where the service is not known. */
export function othersServe({ service, before, othersServe: known }: Circumstances, change: Change): boolean {
  if (known !== undefined || !service) return known ?? true;
  const own = before ?? serverBefore(service, change);
  return service.servers.some((server) => server.weight > 0 && server !== own);
}

/** The server of that name in the service, as it is before the change. */
export function serverBefore(service: Service | undefined, change: Change): RealServer | undefined {
  if (!service || !('server' in change)) return undefined;
  const { address, port } = change.server;
  return service.servers.find((server) => server.port === port && server.address === address);
}
