import { addressText, addressWords, endpointText } from '../../domain/address.ts';
import { masked, type NetworkBits } from '../../domain/network.ts';
import {
  type ConnectionField,
  type EndpointField,
  type EntryLine,
  listedAddress,
  protocolText,
} from '../../ipvsadm/listing/connection-line.ts';
import { ipv6Into } from '../../ipvsadm/listing/ipv6-bytes.ts';
import type { SpelledPart, Spellings } from './spellings.ts';

/** What connections are grouped by: a field, or the network of the client. */
export interface GroupField {
  readonly field: ConnectionField;
  /** As it was asked for: `client/24`. */
  readonly name: string;
  /** Bits of a client's network, for IPv4 and IPv6. */
  readonly bits?: NetworkBits;
}

/**
 * Spells a field of a line: one spelling for each value, whichever program printed the line. A client is an address, a
 * service and a server are an address and a port.
 */
export function spell({ field, bits }: GroupField, line: EntryLine, into: Spellings): void {
  if (field === 'state' || field === 'protocol') {
    into.add(line.bytes(), line.from(field), line.to(field));
    return;
  }
  spellAddress(field, bits, line, into);
  if (field === 'client') return;
  const port = line.port(field);
  if (port >= 0) into.addWord(port);
  else into.add(line.bytes(), line.portFrom(field), line.portTo(field));
}

/** Only the bits of a client that matter are spelled: a network has many clients. */
function spellAddress(field: EndpointField, bits: NetworkBits | undefined, line: EntryLine, into: Spellings): void {
  const word = line.addressWord(field);
  if (word >= 0) {
    into.addWord(bits === undefined ? word : masked(word, bits.inet));
    return;
  }
  const [bytes, from, to] = [line.bytes(), line.addressFrom(field), line.addressTo(field)];
  if (bits === undefined || !(ipv6Into(network, bytes, from, to) || rareInto(network, line.text(field)))) {
    into.add(bytes, from, to);
    return;
  }
  for (let place = 0; place < 4; place++) network[place] = masked(network[place] ?? 0, bits.inet6 - 32 * place);
  into.addWords(network);
}

const network = new Uint32Array(4);

/** An IPv6 address that ends in a dotted quad. */
function rareInto(words: Uint32Array, text: string): boolean {
  const found = addressWords(text);
  if (found?.length === 4) words.set(found);
  return found?.length === 4;
}

/** The values of these fields, as people read them. */
export function groupValues(fields: readonly GroupField[], parts: readonly SpelledPart[]): readonly string[] {
  let next = 0;
  return fields.map(({ field, bits }) => {
    const part = parts[next++] ?? '';
    if (typeof part === 'string' && (field === 'state' || field === 'protocol'))
      return field === 'state' ? part : protocolText(part);
    const address = typeof part === 'string' ? listedAddress(part) : addressText(part);
    if (field !== 'client') return endpointOf(address, parts[next++]);
    if (bits === undefined || typeof part === 'string') return address;
    return `${address}/${part.length === 1 ? bits.inet : bits.inet6}`;
  });
}

/** A port may be a name. */
function endpointOf(address: string, port: SpelledPart | undefined): string {
  if (typeof port !== 'string') return endpointText(address, port?.[0] ?? 0);
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** IPv4 before IPv6, and both before names; numbers by their value. */
export function compareParts(left: readonly SpelledPart[], right: readonly SpelledPart[]): number {
  for (const [place, mine] of left.entries()) {
    const found = comparePart(mine, right[place] ?? '');
    if (found !== 0) return found;
  }
  return 0;
}

function comparePart(left: SpelledPart, right: SpelledPart): number {
  if (typeof left === 'string') return typeof right === 'string' ? byNumber.compare(left, right) : 1;
  if (typeof right === 'string') return -1;
  if (left.length !== right.length) return left.length - right.length;
  const place = left.findIndex((word, at) => word !== right[at]);
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}

const byNumber = new Intl.Collator('en', { numeric: true });
