/** A recorded run of a real kernel: rules, packets, and what was seen after each. Times are milliseconds. */
export interface Trace {
  readonly name: string;
  readonly rules: readonly string[];
  readonly events: readonly TraceEvent[];
}

export type TraceEvent =
  | TracePacket
  | { readonly op: 'ipvsadm'; readonly t: number; readonly args: string }
  | { readonly op: 'mark'; readonly t: number; readonly mark: number }
  | { readonly op: 'sysctl'; readonly t: number; readonly name: string; readonly value: string }
  | { readonly op: 'wait'; readonly t: number; readonly ms: number; readonly gone: readonly string[] }
  | { readonly op: 'counters'; readonly t: number }
  | { readonly op: 'conns'; readonly t: number };

/** `flow` is the first packet of a client, `packet` a later one, `reply` one of the real server that was chosen. */
export interface TracePacket {
  readonly op: 'flow' | 'packet' | 'reply';
  readonly t: number;
  /** 6 TCP, 17 UDP, 132 SCTP. */
  readonly proto: number;
  readonly src: string;
  readonly sport: number;
  readonly dst: string;
  readonly dport: number;
  /** TCP flags; `x` for UDP; the first chunk's name for SCTP. */
  readonly flags: string;
}

/** The entry that was found after a packet; one-packet services leave none, and only the server is known. */
export interface TraceEntry {
  readonly rs: string;
  readonly port: number;
  readonly state?: string;
  readonly expires?: number;
}
