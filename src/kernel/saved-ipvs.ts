import type { RealServer } from '../domain/server.ts';
import type { ServiceKey, ServiceSettings } from '../domain/service.ts';
import type { SyncDaemon, Timeouts } from '../domain/table.ts';
import type { ClientKey } from './live-connection.ts';
import type { ConnectionState } from './states/protocol-states.ts';
import type { Sysctls } from './sysctl.ts';

/** A simulated kernel as JSON. Numbers of servers are indexes into `servers`. */
export interface SavedIpvs {
  readonly version: 1;
  readonly now: number;
  readonly nextEstimate: number;
  readonly nextTidying: number;
  readonly random: number;
  readonly timeouts: Timeouts;
  readonly daemons: readonly SyncDaemon[];
  readonly sysctls: Sysctls;
  readonly statistics: SavedStatistics;
  readonly services: readonly SavedService[];
  /** Those of the services in the order of addition, then the deleted ones that are still remembered. */
  readonly servers: readonly SavedServer[];
  /** A template comes before the connections it made. */
  readonly connections: readonly SavedConnection[];
}

export interface SavedService {
  readonly settings: ServiceSettings;
  readonly servers: readonly number[];
  readonly statistics: SavedStatistics;
  readonly scheduling: unknown;
}

export interface SavedServer {
  readonly settings: RealServer;
  readonly lastWeight: number;
  readonly overloaded: boolean;
  readonly statistics: SavedStatistics;
  readonly deleted?: {
    readonly service: ServiceKey;
    /** Whether that service still exists, and was not deleted and added again. */
    readonly serviceLives: boolean;
    readonly idleSince: number | null;
  };
}

export interface SavedConnection {
  readonly client: ClientKey;
  readonly protocol: 'tcp' | 'udp' | 'sctp' | 'ip';
  readonly address: string;
  readonly port: number;
  readonly template: boolean;
  readonly server: number | null;
  readonly serverPort: number;
  readonly masquerade: boolean;
  readonly oneWay: boolean;
  readonly state: ConnectionState;
  readonly active: boolean;
  readonly timeout: number;
  readonly expiresAt: number;
  readonly firesAt: number;
  /** The index of its template. */
  readonly chosenBy: number | null;
  readonly engineData: string | null;
  readonly detached: boolean;
}

/** Counted, seen, zeroed, averages; each as connections, packets in and out, bytes in and out. */
export type SavedStatistics = readonly (readonly number[])[];
