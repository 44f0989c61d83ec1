import type { Protocol } from '../domain/service.ts';
import type { Destination } from './destination.ts';

/**
 * A packet of a client to a virtual address, or of a real server back; in both cases source and destination are the
 * client's.
 */
export interface Packet {
  readonly protocol: Protocol;
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
  /** TCP: the letters of the flags that are set, from S F R A P. SCTP: the name of the first chunk, such as `INIT`. */
  readonly flags: string;
  /** Bytes including the IP header; 0 counts as no bytes. */
  readonly length: number;
  /** The Call-ID of a SIP message, for the engine `sip`. */
  readonly callId?: string;
  /** The firewall mark, 0 for none. */
  readonly mark: number;
}

/** What IPVS does with a packet. */
export type PacketVerdict =
  /** To a real server; `opened` when a connection was made for it. */
  | { readonly kind: 'forwarded'; readonly server: Destination; readonly port: number; readonly opened: boolean }
  /** No server may take it: the client gets an ICMP port unreachable. */
  | { readonly kind: 'refused' }
  /** Silently: its server was deleted. */
  | { readonly kind: 'dropped' }
  /** To its original destination, by `cache_bypass`. */
  | { readonly kind: 'bypassed' }
  /** Not for IPVS: it passes as if there were none. */
  | { readonly kind: 'ignored' };
