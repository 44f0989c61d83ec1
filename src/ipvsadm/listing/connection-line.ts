import { addressText, addressWords, endpointText, ipv4Text } from '../../domain/address.ts';
import type { Connection } from '../../domain/observation.ts';

/** What a line of the connection table says, field by field. */
export type ConnectionField = 'protocol' | 'client' | 'service' | 'server' | 'state';

/**
 * A line of `/proc/net/ip_vs_conn` or of `ipvsadm -Lnc`, of which only the fields that are asked for are read: a table
 * has a million of them. One object serves for all lines.
 */
export interface EntryLine {
  /** Takes a line; false where it is not an entry. */
  take(line: string): boolean;
  /** A field as the line spells it: equal fields of one table have equal spellings. */
  raw(field: ConnectionField): string;
  /** A field as people read it: `tcp`, `192.0.2.9`, `10.0.0.1:80`, `ESTABLISHED`. */
  text(field: ConnectionField): string;
  /** A persistence template: it remembers a client, and no packet passes through it. */
  isTemplate(): boolean;
  /** Seconds left. */
  expires(): number;
  clientPort(): number;
}

export function connectionLine(): EntryLine {
  let line = '';
  let count = 0;
  let isProc = false;
  const places = new Int32Array(24);
  const word = (index: number) => line.slice(places[2 * index], places[2 * index + 1]);
  /** The first word of a field; an address of `/proc` has its port in the word behind it. */
  const firstWord = (field: ConnectionField): number => (isProc ? procWords : listedWords)[field];
  const raw = (field: ConnectionField): string => {
    const first = firstWord(field);
    if (isProc && (field === 'service' || field === 'server')) {
      return line.slice(places[2 * first], places[2 * first + 3]);
    }
    if (!isProc && field === 'client') return word(first).slice(0, word(first).lastIndexOf(':'));
    return word(first);
  };
  return {
    take(next) {
      line = next;
      count = wordPlaces(line, places);
      isProc = count >= 9;
      if (count < 6 || !isProtocol(line, places[0] ?? 0, places[1] ?? 0)) return false;
      const expires = isProc ? 8 : 1;
      const [from = 0, to = 0] = [places[2 * expires], places[2 * expires + 1]];
      if (isProc) return areDigits(line, from, to);
      return line.charCodeAt(to - 3) === colon && areDigits(line, from, to - 3) && areDigits(line, to - 2, to);
    },
    raw,
    text(field) {
      const spelled = raw(field);
      switch (field) {
        case 'protocol':
          return protocols[spelled] ?? spelled;
        case 'state':
          return spelled;
        case 'client':
          return isProc ? procAddress(spelled) : listedAddress(spelled);
        case 'service':
        case 'server':
          return isProc ? procEndpoint(spelled) : listedEndpoint(spelled);
      }
    },
    isTemplate() {
      if (isProc) return line.startsWith('0000', places[4]);
      const end = places[7] ?? 0;
      return line.charCodeAt(end - 1) === zero && line.charCodeAt(end - 2) === colon;
    },
    expires: () => (isProc ? Number(word(8)) : seconds(word(1))),
    clientPort: () => (isProc ? parseInt(word(2), 16) : Number(word(3).slice(word(3).lastIndexOf(':') + 1))),
  };
}

/** The line of an entry, as `ipvsadm -Lnc` spells it. */
export function lineOfConnection(connection: Connection): string {
  const { protocol, expires, state, source, sourcePort, virtual, virtualPort, destination, destinationPort } =
    connection;
  const clock = `${String(Math.floor(expires / 60)).padStart(2, '0')}:${String(expires % 60).padStart(2, '0')}`;
  return `${protocol.toUpperCase()} ${clock} ${state} ${endpointText(source, sourcePort)} ${endpointText(virtual, virtualPort)} ${endpointText(destination, destinationPort)}`;
}

const procWords: Readonly<Record<ConnectionField, number>> = {
  protocol: 0,
  client: 1,
  service: 3,
  server: 5,
  state: 7,
};
const listedWords: Readonly<Record<ConnectionField, number>> = {
  protocol: 0,
  state: 2,
  client: 3,
  service: 4,
  server: 5,
};
const protocols: Readonly<Record<string, string>> = { TCP: 'tcp', UDP: 'udp', SCTP: 'sctp', IP: 'ip' };

/** Where the words of a line begin and end, twelve at most; their number. */
function wordPlaces(line: string, places: Int32Array): number {
  let count = 0;
  let at = 0;
  const { length } = line;
  while (count < 12) {
    while (at < length && line.charCodeAt(at) <= 32) at++;
    if (at >= length) break;
    places[2 * count] = at;
    while (at < length && line.charCodeAt(at) > 32) at++;
    places[2 * count + 1] = at;
    count++;
  }
  return count;
}

const zero = 48;
const colon = 58;

function areDigits(line: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const digit = line.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return false;
  }
  return to > from;
}

function isProtocol(line: string, from: number, to: number): boolean {
  switch (to - from) {
    case 2:
      return line.startsWith('IP', from);
    case 3:
      return line.startsWith('TCP', from) || line.startsWith('UDP', from);
    default:
      return to - from === 4 && line.startsWith('SCTP', from);
  }
}

function seconds(clock: string): number {
  const [minutes = '', rest = ''] = clock.split(':');
  return Number(minutes) * 60 + Number(rest);
}

function procAddress(text: string): string {
  if (/^[0-9A-Fa-f]{8}$/.test(text)) return ipv4Text(parseInt(text, 16));
  return listedAddress(text);
}

function listedAddress(text: string): string {
  const plain = text.replace(/^\[|\]$/g, '');
  const words = addressWords(plain);
  return words === null ? plain : addressText(words);
}

/** `0A000001 0050` */
function procEndpoint(text: string): string {
  const [address = '', port = ''] = text.split(/ +/);
  return endpointText(procAddress(address), parseInt(port, 16));
}

function listedEndpoint(text: string): string {
  const colon = text.lastIndexOf(':');
  return endpointText(listedAddress(text.slice(0, colon)), Number(text.slice(colon + 1)));
}
