import type { Protocol } from '../domain/service.ts';
import type { Destination } from './destination.ts';
import type { ConnectionState } from './states/protocol-states.ts';
import type { Timed } from './timer-wheel.ts';

/** A client's address and port in one value: a number for IPv4, which is small and quick to hash, a text for IPv6. */
export type ClientKey = number | string;

/** What connections of many clients have in common. */
export interface ConnectionEndpoint {
  /** `ip` for templates of a firewall mark. */
  readonly protocol: Protocol | 'ip';
  /** The virtual address, or the mark as an address. */
  readonly address: string;
  readonly port: number;
  /** Whether this holds persistence templates. */
  readonly template: boolean;
  readonly clients: Map<ClientKey, LiveConnection>;
}

/** An entry of the connection table; a persistence template is one too. */
export interface LiveConnection extends Timed {
  readonly client: ClientKey;
  readonly endpoint: ConnectionEndpoint;
  /** Null for a connection that `cache_bypass` forwards. */
  readonly server: Destination | null;
  /** The address and port at which the server is reached. */
  readonly port: number;
  /** Copied from the server when the connection was made: a later edit of its forwarding method has no effect here. */
  readonly masquerade: boolean;
  /** No reply was seen; with direct routing and tunnels there never is one. */
  oneWay: boolean;
  state: ConnectionState;
  /** Whether it counts as active. */
  active: boolean;
  /** The seconds to which the timer is reset. */
  timeout: number;
  /** When the timer ends, in milliseconds; it may fire a little later. */
  expiresAt: number;
  /** The template that chose the server. */
  readonly chosenBy: LiveConnection | null;
  /** Of a template: the live connections that it made. */
  controls: number;
  /** The data that a persistence engine found in the packet that made this template. */
  readonly engineData: string | null;
}

export function isTemplate(connection: LiveConnection): boolean {
  return connection.endpoint.template;
}

/** A new entry, not yet counted anywhere. */
export function liveConnection(
  endpoint: ConnectionEndpoint,
  client: ClientKey,
  server: Destination | null,
  port: number,
  chosenBy: LiveConnection | null = null,
  engineData: string | null = null,
): LiveConnection {
  const masquerade = server?.settings.method === 'masquerade';
  return {
    client,
    endpoint,
    server,
    port,
    masquerade,
    oneWay: !masquerade,
    state: 'NONE',
    active: false,
    timeout: 3,
    expiresAt: 0,
    chosenBy,
    controls: 0,
    engineData,
    firesAt: 0,
    slot: -1,
  };
}
