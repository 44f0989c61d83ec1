import type { Protocol } from '../domain/service.ts';
import type { Destination } from '../kernel/destination.ts';
import type { Ipvs } from '../kernel/ipvs.ts';
import type { Packet, PacketVerdict } from '../kernel/packet.ts';
import type { Timed } from '../kernel/timer-wheel.ts';

/** What a client does at a service: a number of requests, spread over a time. */
export interface SessionShape {
  /** From the first packet to the last. */
  readonly milliseconds: number;
  readonly requests: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/** An open session of a client. */
export interface Session extends Timed {
  /** The first packet; later ones differ in flags and length. */
  readonly first: Packet;
  readonly shape: SessionShape;
  /** Requests that were made. */
  done: number;
  /** Milliseconds between two requests. */
  pause: number;
}

/** A session that is about to begin. */
export function session(first: Packet, shape: SessionShape, at: number): Session {
  return { first, shape, done: 0, pause: shape.milliseconds / shape.requests, firesAt: at, slot: -1 };
}

/** The first packet of a session, as its client sends it. */
export function firstPacket(target: SessionTarget, source: string, sourcePort: number): Packet {
  return { ...target, source, sourcePort, ...firsts[target.protocol] };
}

export type SessionTarget = Pick<Packet, 'protocol' | 'destination' | 'destinationPort' | 'mark'>;

/** How real servers serve. */
export interface Servers {
  /** Whether the server that gets the packet answers at all. */
  answers(verdict: PacketVerdict): boolean;
  /** The factor by which a session takes longer there. */
  slowness(verdict: PacketVerdict): number;
}

/** The result of the first packet of a session. */
export interface Opening {
  readonly verdict: PacketVerdict;
  /** Whether an answer came that the client can use. */
  readonly answered: boolean;
}

/** Why a session ended before its time. */
export type BreakCause =
  /** The server does not answer any more. */
  | 'silent'
  /** The server was deleted; the kernel drops the packets until the timer of the connection ends. */
  | 'deleted'
  /** The connection was removed together with its server (`expire_nodest_conn` 1). */
  | 'reset'
  /** The connection was idle for longer than its timer. */
  | 'idle'
  /** No server takes it any more. */
  | 'refused';

export type SessionState = 'going' | 'done' | BreakCause;

/** Sends the first packet, then the first request if a server takes it and answers. */
export function openSession(kernel: Ipvs, opening: Session, servers: Servers): Opening {
  const verdict = kernel.packet(opening.first);
  if (verdict.kind !== 'forwarded' || !servers.answers(verdict)) return { verdict, answered: false };
  opening.pause *= servers.slowness(verdict);
  const { server } = verdict;
  const stopped =
    play(kernel, opening.first, scripts[opening.first.protocol].opening, server) ?? exchange(kernel, opening, server);
  return { verdict, answered: stopped !== 'unheard' };
}

/** The next request, or the end. */
export function continueSession(kernel: Ipvs, going: Session, verdict: PacketVerdict, servers: Servers): SessionState {
  if (!servers.answers(verdict)) return 'silent';
  const more = going.done < going.shape.requests;
  const server = verdict.kind === 'forwarded' ? verdict.server : null;
  const stopped = more
    ? exchange(kernel, going, server)
    : play(kernel, going.first, scripts[going.first.protocol].closing, server);
  if (stopped === null) return more ? 'going' : 'done';
  return stopped === 'unheard' ? 'silent' : causeOf(stopped, verdict);
}

function causeOf(stopped: PacketVerdict, opened: PacketVerdict): BreakCause {
  switch (stopped.kind) {
    case 'dropped':
      return 'deleted';
    case 'refused':
      return 'refused';
    default:
      return opened.kind === 'forwarded' && !opened.server.available ? 'reset' : 'idle';
  }
}

/** A packet of the client or of the server: its flags and its length. */
type Move = readonly ['client' | 'server', string, number];

const firsts: Readonly<Record<Protocol, Pick<Packet, 'flags' | 'length'>>> = {
  tcp: { flags: 'S', length: 60 },
  udp: { flags: '', length: 80 },
  sctp: { flags: 'INIT', length: 100 },
};

/** The packets before the first request (without the very first packet), and after the last. */
const scripts: Readonly<Record<Protocol, { readonly opening: readonly Move[]; readonly closing: readonly Move[] }>> = {
  tcp: {
    opening: [
      ['server', 'SA', 60],
      ['client', 'A', 52],
    ],
    closing: [
      ['client', 'FA', 52],
      ['server', 'FA', 52],
      ['client', 'A', 52],
    ],
  },
  udp: { opening: [], closing: [] },
  sctp: {
    opening: [
      ['server', 'INIT-ACK', 320],
      ['client', 'COOKIE-ECHO', 292],
      ['server', 'COOKIE-ACK', 36],
    ],
    closing: [
      ['client', 'SHUTDOWN', 40],
      ['server', 'SHUTDOWN-ACK', 36],
      ['client', 'SHUTDOWN-COMPLETE', 36],
    ],
  },
};

const headers = 52;

/** A request and its response. The first packet of a UDP session was a request already. */
function exchange(kernel: Ipvs, going: Session, server: Destination | null): Stopped | null {
  const { first, shape } = going;
  const flags = first.protocol === 'tcp' ? 'A' : 'DATA';
  const request: Move = ['client', flags, headers + shape.requestBytes];
  const response: Move = ['server', flags, headers + shape.responseBytes];
  going.done++;
  going.firesAt += going.pause;
  return play(kernel, first, first.protocol === 'udp' && going.done === 1 ? [response] : [request, response], server);
}

/** The kernel's verdict on the client's packet that did not get through; or the client did not get the answer. */
type Stopped = PacketVerdict | 'unheard';

/**
 * Null when all packets get through. The client does not get the answer of a masqueraded server with one-packet
 * scheduling: the director keeps no connection and cannot translate it.
 */
function play(kernel: Ipvs, first: Packet, moves: readonly Move[], server: Destination | null): Stopped | null {
  let taker = server;
  for (const [side, flags, length] of moves) {
    const packet = { ...first, flags, length };
    if (side === 'client') {
      const verdict = kernel.packet(packet);
      if (verdict.kind !== 'forwarded') return verdict;
      taker = verdict.server;
    } else if (kernel.reply(packet).kind === 'ignored' && taker?.settings.method === 'masquerade') {
      return 'unheard';
    }
  }
  return null;
}
