import { limits } from '../../domain/limits.ts';
import { addressText, addressWords, type Family } from '../../domain/address.ts';
import type { NoteRule } from '../note-rules.ts';
import type { SourceNote } from '../table-source.ts';
import type { ConfLine } from './conf-line.ts';
import type { GroupMember } from './drafts.ts';
import { numberOf, numberUsed, portOf } from './keepalived-numbers.ts';

/** More addresses than any group has. */
const mostAddresses = 65536;

/** A line of a `virtual_server_group`: an address, a range, or a mark; null, with a note, where keepalived skips it. */
export function memberOf({ words, place }: ConfLine, group: string, notes: SourceNote[]): GroupMember | null {
  const say = (rule: NoteRule, message: string) => {
    notes.push({ kind: 'lost', rule, message: `${group}: ${message}`, place });
    return null;
  };
  const wrong = (message: string) => say('group-member-skipped', message);
  const [first = '', second, third] = words;
  if (first === 'fwmark') {
    const mark = numberUsed(second ?? '', limits.fwmark, 'a firewall mark');
    if (mark === null) return wrong(`'${second ?? ''}' is not a firewall mark; keepalived ignores the line`);
    if (mark.wrong !== undefined) say('bad-value', mark.wrong);
    const family: Family | null = third === 'inet' || third === 'inet6' ? third : null;
    return { kind: 'mark', mark: mark.value, family, place };
  }
  const port = portOf(second);
  if (port === null) return wrong(`'${second ?? ''}' is not a port; keepalived skips the line`);
  const addresses = addressesOf(first, (message) => say('bad-value', message));
  if (typeof addresses === 'string') return wrong(`${addresses}; keepalived skips the line`);
  if (port.wrong !== undefined) say('bad-value', port.wrong);
  return { kind: 'addresses', addresses, port: port.value, place };
}

/** The addresses of `a`, `a-N`, `a-b` and `a/len`; or why there are none. */
function addressesOf(text: string, say: (wrong: string) => void): readonly string[] | string {
  const [, from = '', mark, to = ''] = /^([^-/]*)([-/])?(.*)$/s.exec(text) ?? [];
  const start = addressWords(from);
  if (!start) return `'${text}' is not an address`;
  if (mark === undefined) return [addressText(start)];
  const last = start.length - 1;
  const low = start[last] ?? 0;
  if (mark === '/') {
    const length = numberOf(to, { least: 1, most: start.length * 32 });
    const bits = length === null ? -1 : start.length * 32 - length;
    if (bits < 0 || bits > 16) return `'${text}' is not a network of at most ${mostAddresses} addresses`;
    if (low % 2 ** bits !== 0) return `'${text}' is not the first address of its network`;
    return series(start, low + 2 ** bits - 1);
  }
  const end = addressWords(to);
  const isFull = to.includes('.') || to.includes(':');
  if (isFull && (end?.length !== start.length || end.slice(0, last).some((word, index) => word !== start[index]))) {
    return `'${to}' is not a valid end of the range`;
  }
  const size = start.length === 1 ? 256 : 65536;
  const [, digits = '', extra = ''] =
    (start.length === 1 ? /^([0-9]+)(.*)$/s : /^([0-9a-f]{1,4})(.*)$/is).exec(to) ?? [];
  const number = parseInt(digits, start.length === 1 ? 10 : 16);
  const part = digits !== '' && number < size ? number : null;
  if (!isFull && part === null) return `'${to}' is not a valid end of the range`;
  const highest = isFull ? (end?.[last] ?? 0) : low - (low % size) + (part ?? 0);
  if (highest <= low) return `the end of '${text}' is not above its start`;
  if (!isFull && extra !== '') say(`'${to}' is not the end of a range: keepalived uses ${digits}`);
  if (highest - low >= mostAddresses) return `'${text}' has more than ${mostAddresses} addresses`;
  return series(start, highest);
}

function series(start: readonly number[], highest: number): readonly string[] {
  const lowest = start.at(-1) ?? 0;
  // keepalived counts in the last 16 bits of an IPv6 address and wraps around there.
  const wrapped = (word: number) => (start.length === 1 ? word : lowest - (lowest % 65536) + (word % 65536));
  return Array.from({ length: highest - lowest + 1 }, (_, index) =>
    addressText([...start.slice(0, -1), wrapped(lowest + index)]),
  );
}
