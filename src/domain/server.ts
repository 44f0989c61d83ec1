import { endpointText } from './address.ts';

/** How a packet reaches the real server: `-g`, `-i` and `-m` of ipvsadm. */
export const forwardingMethods = {
  route: { flag: '-g', word: 'Route', summary: 'direct routing: the frame is sent on, the packet unchanged' },
  tunnel: { flag: '-i', word: 'Tunnel', summary: 'tunnelling: the packet is wrapped in another' },
  masquerade: { flag: '-m', word: 'Masq', summary: 'masquerading: addresses are translated both ways (NAT)' },
} as const satisfies Record<string, { readonly flag: string; readonly word: string; readonly summary: string }>;

export type ForwardingMethod = keyof typeof forwardingMethods;

/** How `-i` wraps a packet. */
export type Tunnel =
  | { readonly type: 'ipip' }
  | { readonly type: 'gue'; readonly port: number; readonly checksum: 'none' | 'csum' | 'remcsum' }
  | { readonly type: 'gre'; readonly checksum: 'none' | 'csum' };

/** A real server is identified within its service by address and port, after ipvsadm has rewritten the port. */
export interface ServerKey {
  readonly address: string;
  readonly port: number;
}

/** The settings of a real server by `-a` and `-e`; an edit replaces all of them. */
export interface RealServer extends ServerKey {
  readonly method: ForwardingMethod;
  /** 0 quiesces: no new connections, existing ones and known persistent clients stay. */
  readonly weight: number;
  /** Upper threshold of connections, 0 for none. `ipvsadm -S` never prints it. */
  readonly upper: number;
  /** Lower threshold, 0 for three quarters of the upper one. */
  readonly lower: number;
  /** Present exactly when the method is `tunnel`. */
  readonly tunnel: Tunnel | null;
}

/** One text for each key, for maps and for people: `10.0.0.1:80`. */
export function serverKeyText(server: ServerKey): string {
  return endpointText(server.address, server.port);
}

export function sameServerKey(left: ServerKey, right: ServerKey): boolean {
  return left.address === right.address && left.port === right.port;
}
