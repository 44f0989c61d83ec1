import type { Timeouts } from '../../domain/table.ts';
import { nextSctpState, type SctpState, sctpTimeout } from './sctp.ts';
import { type Direction, nextTcpState, tcpActive, type TcpState, tcpTimeouts } from './tcp.ts';

/** The state of a connection; `UDP` is the only one of its protocol; `ASSURED` is a state of templates. */
export type ConnectionState = TcpState | SctpState | 'UDP' | 'ASSURED';

/** What IPVS knows about a transport protocol. */
export interface ProtocolStates {
  next(state: ConnectionState, direction: Direction, flags: string): ConnectionState;
  /** Seconds until a connection in this state ends if no packet comes. */
  timeout(state: ConnectionState, timeouts: Timeouts): number;
  /** Whether it counts as an active connection. */
  active(state: ConnectionState): boolean;
}

export const protocolStates: Readonly<Record<'tcp' | 'udp' | 'sctp', ProtocolStates>> = {
  tcp: {
    next: (state, direction, flags) => nextTcpState(state as TcpState, direction, flags),
    timeout(state, timeouts) {
      if (state === 'ESTABLISHED') return timeouts.tcp;
      return state === 'FIN_WAIT' ? timeouts.tcpfin : tcpTimeouts[state as TcpState];
    },
    active: (state) => tcpActive.has(state),
  },
  udp: {
    next: () => 'UDP',
    timeout: (_, timeouts) => timeouts.udp,
    active: () => false,
  },
  sctp: {
    next: (state, direction, chunk) => nextSctpState(state as SctpState, direction, chunk),
    timeout: (state) => sctpTimeout(state as SctpState),
    active: (state) => state === 'ESTABLISHED',
  },
};
