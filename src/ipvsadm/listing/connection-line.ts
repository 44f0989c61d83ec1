import { addressText, addressWords, endpointText, ipv4Text } from '../../domain/address.ts';
import type { Connection } from '../../domain/observation.ts';
import {
  areDigits,
  areZeros,
  decimalNumber,
  dottedWord,
  hexadecimalNumber,
  isProtocol,
  lastColon,
  textOf,
} from './connection-bytes.ts';

/** What a line of the connection table says, field by field. */
export type ConnectionField = 'protocol' | 'state' | EndpointField;
export type EndpointField = 'client' | 'service' | 'server';

/**
 * A line of `/proc/net/ip_vs_conn` or of `ipvsadm -Lnc`, of which only the fields that are asked for are read: a table
 * has a million of them. One object serves for all lines, and none of them becomes a string.
 */
export interface EntryLine {
  /** Reads the line that begins at a place of these bytes; gives the place of its line feed, or the end of the bytes. */
  read(bytes: Uint8Array, from: number): number;
  /** Whether the line is an entry: without that, it has no fields. */
  isEntry(): boolean;
  /** Where the line spells a field, as places in its bytes: equal fields of one table have equal spellings. */
  from(field: ConnectionField): number;
  to(field: ConnectionField): number;
  /** The bytes that were read. */
  bytes(): Uint8Array;
  /** A field as people read it: `tcp`, `192.0.2.9`, `10.0.0.1:80`, `ESTABLISHED`. */
  text(field: ConnectionField): string;
  /** The same for the address and for the port of an endpoint alone. */
  addressFrom(field: EndpointField): number;
  addressTo(field: EndpointField): number;
  portFrom(field: EndpointField): number;
  portTo(field: EndpointField): number;
  /** An IPv4 address as a number; -1 for any other. */
  addressWord(field: EndpointField): number;
  /** A port; -1 for a name. */
  port(field: EndpointField): number;
  /** A persistence template: it remembers a client, and no packet passes through it. */
  isTemplate(): boolean;
  /** Seconds left. */
  expires(): number;
}

export function connectionLine(): EntryLine {
  let bytes: Uint8Array = new Uint8Array(0);
  let count = 0;
  let isProc = false;
  let isEntry = false;
  const places = new Int32Array(2 * mostWords + 1);
  const wordFrom = (index: number) => places[2 * index] ?? 0;
  const wordTo = (index: number) => places[2 * index + 1] ?? 0;
  const word = (index: number) => textOf(bytes, wordFrom(index), wordTo(index));
  /** The first word of a field; an address of `/proc` has its port in the word behind it. */
  const firstWord = (field: ConnectionField): number => (isProc ? procWord(field) : listedWord(field));
  const from = (field: ConnectionField) => wordFrom(firstWord(field));
  const addressTo = (field: EndpointField) => {
    const first = firstWord(field);
    return isProc ? wordTo(first) : lastColon(bytes, wordFrom(first), wordTo(first));
  };
  const portFrom = (field: EndpointField) => (isProc ? wordFrom(firstWord(field) + 1) : addressTo(field) + 1);
  const portTo = (field: EndpointField) => wordTo(isProc ? firstWord(field) + 1 : firstWord(field));
  const to = (field: ConnectionField) => {
    if (field === 'client') return addressTo(field);
    return field === 'service' || field === 'server' ? portTo(field) : wordTo(firstWord(field));
  };
  return {
    read(next, start) {
      bytes = next;
      const end = wordPlaces(next, start, places);
      count = places[2 * mostWords] ?? 0;
      isProc = count >= 9;
      isEntry = count >= 6 && isProtocol(next, wordFrom(0), wordTo(0)) && hasTime(next, isProc, places);
      return end;
    },
    isEntry: () => isEntry,
    from,
    to,
    bytes: () => bytes,
    text(field) {
      const spelled = textOf(bytes, from(field), to(field));
      switch (field) {
        case 'protocol':
          return protocolText(spelled);
        case 'state':
          return spelled;
        case 'client':
          return isProc ? procAddress(spelled) : listedAddress(spelled);
        case 'service':
        case 'server':
          return isProc ? procEndpoint(spelled) : listedEndpoint(spelled);
      }
    },
    addressFrom: from,
    addressTo,
    portFrom,
    portTo,
    addressWord(field) {
      const [first, last] = [from(field), addressTo(field)];
      return isProc ? hexadecimalNumber(bytes, first, last, 8) : dottedWord(bytes, first, last);
    },
    port(field) {
      const [first, last] = [portFrom(field), portTo(field)];
      return isProc ? hexadecimalNumber(bytes, first, last, 4) : decimalNumber(bytes, first, last);
    },
    isTemplate() {
      if (isProc) return areZeros(bytes, wordFrom(2), wordTo(2));
      const end = wordTo(3);
      return bytes[end - 1] === zero && bytes[end - 2] === colon;
    },
    expires: () => (isProc ? Number(word(8)) : seconds(word(1))),
  };
}

/** The line of an entry, as `ipvsadm -Lnc` spells it. */
export function lineOfConnection(connection: Connection): string {
  const { protocol, expires, state, source, sourcePort, virtual, virtualPort, destination, destinationPort } =
    connection;
  const clock = `${String(Math.floor(expires / 60)).padStart(2, '0')}:${String(expires % 60).padStart(2, '0')}`;
  return `${protocol.toUpperCase()} ${clock} ${state} ${endpointText(source, sourcePort)} ${endpointText(virtual, virtualPort)} ${endpointText(destination, destinationPort)}`;
}

function procWord(field: ConnectionField): number {
  switch (field) {
    case 'protocol':
      return 0;
    case 'client':
      return 1;
    case 'service':
      return 3;
    case 'server':
      return 5;
    case 'state':
      return 7;
  }
}

function listedWord(field: ConnectionField): number {
  switch (field) {
    case 'protocol':
      return 0;
    case 'state':
      return 2;
    case 'client':
      return 3;
    case 'service':
      return 4;
    case 'server':
      return 5;
  }
}

/** As it is spelled, in small letters. */
export function protocolText(spelled: string): string {
  return protocols[spelled] ?? spelled;
}

const protocols: Readonly<Record<string, string>> = { TCP: 'tcp', UDP: 'udp', SCTP: 'sctp', IP: 'ip' };

/** As many words as a line has, an engine with two words of data included. */
const mostWords = 12;
const feed = 10;
const blank = 32;
const zero = 48;
const colon = 58;

/** Notes where the words of a line begin and end, and behind all of them their number; gives the end of the line. */
function wordPlaces(bytes: Uint8Array, start: number, places: Int32Array): number {
  const { length } = bytes;
  let count = 0;
  let at = start;
  for (; at < length; at++) {
    let code = bytes[at] ?? feed;
    if (code === feed) break;
    if (code <= blank) continue;
    const from = at;
    while (code > blank && ++at < length) code = bytes[at] ?? feed;
    if (count < mostWords) {
      places[2 * count] = from;
      places[2 * count + 1] = at;
      count++;
    }
    if (at === length || code === feed) break;
  }
  places[2 * mostWords] = count;
  return at;
}

/** Seconds in the ninth word, or minutes and seconds in the second. */
function hasTime(bytes: Uint8Array, isProc: boolean, places: Int32Array): boolean {
  const word = isProc ? 8 : 1;
  const from = places[2 * word] ?? 0;
  const to = places[2 * word + 1] ?? 0;
  if (isProc) return areDigits(bytes, from, to);
  return bytes[to - 3] === colon && areDigits(bytes, from, to - 3) && areDigits(bytes, to - 2, to);
}

function seconds(clock: string): number {
  const [minutes = '', rest = ''] = clock.split(':');
  return Number(minutes) * 60 + Number(rest);
}

function procAddress(text: string): string {
  if (/^[0-9A-Fa-f]{8}$/.test(text)) return ipv4Text(parseInt(text, 16));
  return listedAddress(text);
}

/** An address without brackets, in the usual form; a name stays as it is. */
export function listedAddress(text: string): string {
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
