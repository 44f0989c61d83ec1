import type { Protocol } from '../domain/service.ts';
import type { Ipvs } from '../kernel/ipvs.ts';
import type { Packet, Verdict } from '../kernel/packet.ts';
import type { Timed } from '../kernel/timer-wheel.ts';

/** What a client does at a service: so many requests, spread over a time. */
export interface SessionShape {
  /** From the first packet to the last. */
  readonly milliseconds: number;
  readonly requests: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/** A client's session that is under way. */
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
export function firstPacket(target: Target, source: string, sourcePort: number): Packet {
  return { ...target, source, sourcePort, ...firsts[target.protocol] };
}

export type Target = Pick<Packet, 'protocol' | 'destination' | 'destinationPort' | 'mark'>;

/** How real servers serve. */
export interface Servers {
  /** Whether the server that got the packet answers at all. */
  answers(verdict: Verdict): boolean;
  /** How much longer than planned a session takes there. */
  slowness(verdict: Verdict): number;
}

/** Sends the first packet, and goes on with the first request when a server took it and answers. */
export function openSession(kernel: Ipvs, opening: Session, servers: Servers): Verdict {
  const verdict = kernel.packet(opening.first);
  if (verdict.kind !== 'forwarded' || !servers.answers(verdict)) return verdict;
  opening.pause *= servers.slowness(verdict);
  play(kernel, opening.first, scripts[opening.first.protocol].opening);
  exchange(kernel, opening);
  return verdict;
}

/** The next request, or the end. `broken` when the server does not answer, or the kernel does not pass the packet on. */
export function continueSession(
  kernel: Ipvs,
  going: Session,
  verdict: Verdict,
  servers: Servers,
): 'going' | 'done' | 'broken' {
  if (!servers.answers(verdict)) return 'broken';
  if (going.done < going.shape.requests) return exchange(kernel, going) ? 'going' : 'broken';
  return play(kernel, going.first, scripts[going.first.protocol].closing) ? 'done' : 'broken';
}

/** A packet of the client or of the server: its flags and its length. */
type Move = readonly ['client' | 'server', string, number];

const firsts: Readonly<Record<Protocol, Pick<Packet, 'flags' | 'length'>>> = {
  tcp: { flags: 'S', length: 60 },
  udp: { flags: '', length: 80 },
  sctp: { flags: 'INIT', length: 100 },
};

/** What goes before the first request, without the first packet, and after the last. */
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
function exchange(kernel: Ipvs, going: Session): boolean {
  const { first, shape } = going;
  const flags = first.protocol === 'tcp' ? 'A' : 'DATA';
  const request: Move = ['client', flags, headers + shape.requestBytes];
  const response: Move = ['server', flags, headers + shape.responseBytes];
  going.done++;
  going.firesAt += going.pause;
  return play(kernel, first, first.protocol === 'udp' && going.done === 1 ? [response] : [request, response]);
}

/** False as soon as a packet of the client does not get through. */
function play(kernel: Ipvs, first: Packet, moves: readonly Move[]): boolean {
  for (const [side, flags, length] of moves) {
    const packet = { ...first, flags, length };
    if (side === 'server') kernel.reply(packet);
    else if (kernel.packet(packet).kind !== 'forwarded') return false;
  }
  return true;
}
