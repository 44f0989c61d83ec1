import type { Change } from '../domain/change.ts';
import type { Protocol } from '../domain/service.ts';
import { addressText, addressWords } from '../domain/address.ts';
import { type Ipvs, ipvs } from '../kernel/ipvs.ts';
import { kernelLateness } from '../kernel/lateness.ts';
import type { Packet, PacketVerdict } from '../kernel/packet.ts';
import { isSysctl } from '../kernel/sysctl.ts';
import { counterDump } from './counter-dump.ts';
import type { Trace, TraceEntry, TraceEvent, TracePacket } from './traffic-trace.ts';

/** What the simulated kernel decided at an event of a trace. */
export type ReplayDecision =
  | { readonly index: number; readonly op: TracePacket['op']; readonly entry: TraceEntry | null }
  | { readonly index: number; readonly op: 'counters'; readonly services: readonly string[] }
  /** Entries that a wait has ended, with the milliseconds their timers had left; null for one that did not exist. */
  | { readonly index: number; readonly op: 'wait'; readonly left: readonly (number | null)[] };

/** Turns the words of an ipvsadm command line into changes; a line that ipvsadm refuses makes none. */
export type ReadLine = (line: string) => readonly Change[];

/**
 * Replays a recorded trace on the simulated kernel. The expectations in the trace are not used, except the entries that
 * were gone after a wait: a kernel's timers fire a little late, and how late is unknown.
 */
export function* replay(trace: Trace, readLine: ReadLine): Generator<ReplayDecision> {
  const kernel = ipvs({ lateness: kernelLateness });
  for (const rule of trace.rules) apply(kernel, readLine(rule));
  let mark = 0;
  for (const [index, event] of trace.events.entries()) {
    kernel.advance(event.t);
    switch (event.op) {
      case 'flow':
      case 'packet':
      case 'reply':
        yield { index, op: event.op, entry: decide(kernel, event, mark) };
        break;
      case 'counters':
        yield { index, op: 'counters', services: counterDump(kernel.observe()) };
        break;
      case 'wait':
        kernel.advance(event.t + event.ms);
        yield { index, op: 'wait', left: endAll(kernel, event.gone) };
        break;
      case 'mark':
        mark = event.mark;
        break;
      default:
        arrange(kernel, event, readLine);
    }
  }
}

/** Commands and settings in between. */
function arrange(kernel: Ipvs, event: TraceEvent, readLine: ReadLine): void {
  if (event.op === 'ipvsadm') apply(kernel, readLine(event.args));
  else if (event.op === 'sysctl' && isSysctl(event.name)) kernel.sysctl(event.name, Number(event.value));
}

function apply(kernel: Ipvs, changes: readonly Change[]): void {
  for (const change of changes) kernel.apply(change);
}

function decide(kernel: Ipvs, event: TracePacket, mark: number): TraceEntry | null {
  const packet = packetOf(event, mark);
  const verdict = event.op === 'reply' ? kernel.reply(packet) : kernel.packet(packet);
  const found = kernel.connection(packet);
  if (!found) return passing(verdict);
  return { rs: found.destination, port: found.destinationPort, state: found.state, expires: found.expires };
}

/** A one-packet service leaves no entry; only the server that got the packet is known. */
function passing(verdict: PacketVerdict): TraceEntry | null {
  return verdict.kind === 'forwarded' ? { rs: verdict.server.address, port: verdict.port } : null;
}

const protocols: Readonly<Record<number, Protocol>> = { 6: 'tcp', 17: 'udp', 132: 'sctp' };

function packetOf({ proto, src, sport, dst, dport, flags }: TracePacket, mark: number): Packet {
  return {
    protocol: protocols[proto] ?? 'tcp',
    source: canonical(src),
    sourcePort: sport,
    destination: canonical(dst),
    destinationPort: dport,
    flags,
    length: 40,
    mark,
  };
}

/** Connections first: a template lives as long as one that it made. */
function endAll(kernel: Ipvs, gone: readonly string[]): readonly (number | null)[] {
  const names = gone.map((text) => {
    const [protocol = '', source = '', sourcePort, virtual = '', virtualPort, destination = '', port] = text.split('|');
    return {
      protocol: protocol.toLowerCase() as Protocol | 'ip',
      source: canonical(source),
      sourcePort: Number(sourcePort),
      virtual: canonical(virtual),
      virtualPort: Number(virtualPort),
      destination: canonical(destination),
      destinationPort: Number(port),
    };
  });
  const connectionsFirst = [...names].sort(
    (left, right) => Number(left.sourcePort === 0) - Number(right.sourcePort === 0),
  );
  const left = new Map(connectionsFirst.map((name) => [name, kernel.end(name)]));
  return names.map((name) => left.get(name) ?? null);
}

function canonical(address: string): string {
  const words = addressWords(address);
  return words ? addressText(words) : address;
}
