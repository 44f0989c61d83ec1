import { createRequire } from 'node:module';
import { addressWords, familyOf } from '../../../src/domain/address.ts';
import type { Packet } from '../../../src/kernel/packet.ts';

interface Koffi {
  load(library: null): { func(declaration: string): (...words: readonly unknown[]) => number };
}

/**
 * Sends packets of any client from this machine, through raw sockets that take them with their headers. IPVS has decided
 * when `send` is back; it tells whether the packet was let through, and throws nothing where it was not.
 */
export function rawPackets(): (packet: Packet) => boolean {
  const library = (createRequire(import.meta.url)('koffi') as Koffi).load(null);
  const socket = library.func('int socket(int domain, int type, int protocol)');
  const option = library.func('int setsockopt(int socket, int level, int name, const void *value, uint32_t length)');
  const send = library.func(
    'int64_t sendto(int socket, const void *bytes, size_t length, int flags, const void *to, uint32_t toLength)',
  );
  const open = (family: number) => {
    const handle = socket(family, raw, headersIncluded);
    if (handle < 0) throw new Error('no raw socket: this needs root');
    return { handle, mark: 0 };
  };
  const sockets = { inet: open(inet), inet6: open(inet6) };
  return (packet) => {
    const from = sockets[familyOf(packet.destination)];
    if (from.mark !== packet.mark) {
      option(from.handle, socketLevel, markOption, littleEndian(packet.mark), 4);
      from.mark = packet.mark;
    }
    const bytes = packetBytes(packet);
    const to = socketAddress(packet.destination);
    return send(from.handle, bytes, bytes.length, 0, to, to.length) >= 0;
  };
}

const inet = 2;
const inet6 = 10;
const raw = 3;
const headersIncluded = 255;
const socketLevel = 1;
const markOption = 36;
const numbers = { tcp: 6, udp: 17, sctp: 132 };

/** Without checksums: IPVS asks for none when it schedules. The kernel itself fills in that of the IPv4 header. */
function packetBytes(packet: Packet): Buffer {
  const payload = packet.protocol === 'tcp' ? tcpHeader(packet) : udpHeader(packet);
  return Buffer.concat([ipHeader(packet, payload.length), payload]);
}

function ipHeader({ source, destination, protocol }: Packet, payload: number): Buffer {
  const ends = Buffer.concat([addressBytes(source), addressBytes(destination)]);
  const start = Buffer.alloc(ends.length === 8 ? 12 : 8);
  if (ends.length === 8) {
    start.writeUInt8(0x45, 0);
    start.writeUInt16BE(20 + payload, 2);
    start.writeUInt8(64, 8);
    start.writeUInt8(numbers[protocol], 9);
  } else {
    start.writeUInt8(0x60, 0);
    start.writeUInt16BE(payload, 4);
    start.writeUInt8(numbers[protocol], 6);
    start.writeUInt8(64, 7);
  }
  return Buffer.concat([start, ends]);
}

const flagBits: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, P: 8, A: 16 };

function tcpHeader({ sourcePort, destinationPort, flags }: Packet): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(sourcePort, 0);
  header.writeUInt16BE(destinationPort, 2);
  header.writeUInt8(0x50, 12);
  header.writeUInt8(
    [...flags].reduce((bits, letter) => bits | (flagBits[letter] ?? 0), 0),
    13,
  );
  header.writeUInt16BE(0xffff, 14);
  return header;
}

function udpHeader({ sourcePort, destinationPort }: Packet): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(sourcePort, 0);
  header.writeUInt16BE(destinationPort, 2);
  header.writeUInt16BE(8, 4);
  return header;
}

function socketAddress(address: string): Buffer {
  const bytes = addressBytes(address);
  const whole = Buffer.alloc(bytes.length === 4 ? 16 : 28);
  whole.writeUInt16LE(bytes.length === 4 ? inet : inet6, 0);
  bytes.copy(whole, bytes.length === 4 ? 4 : 8);
  return whole;
}

function addressBytes(address: string): Buffer {
  const words = addressWords(address) ?? [];
  const bytes = Buffer.alloc(words.length * 4);
  for (const [at, word] of words.entries()) bytes.writeUInt32BE(word, at * 4);
  return bytes;
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
