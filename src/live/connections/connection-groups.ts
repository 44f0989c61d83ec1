import { masked, type NetworkBits, networkText } from '../../domain/network.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { ConnectionField, EntryLine } from '../../ipvsadm/listing/connection-line.ts';
import { type Spellings, spellings } from './spellings.ts';

/** What connections are grouped by: a field, or the network of the client. */
export interface GroupField {
  readonly field: ConnectionField;
  /** As it was asked for: `client/24`. */
  readonly name: string;
  /** Bits of a client's network, for IPv4 and IPv6. */
  readonly bits?: NetworkBits;
}

export interface CountedGroup {
  /** One for each field, in their order. */
  readonly values: readonly string[];
  readonly connections: number;
  readonly templates: number;
}

/** Connections counted by group; memory grows with the groups, of which there are at most `mostGroups`. */
export interface ConnectionGroups {
  add(line: EntryLine): void;
  /** The largest first. */
  groups(): readonly CountedGroup[];
  /** What was counted in no group: there were too many. */
  others(): number;
}

export const groupFields = ['server', 'service', 'state', 'protocol', 'client'] as const;

/** More groups than a person or a script looks at, and few megabytes. */
export const mostGroups = 100_000;

/** Reads `server,state,client/24`; the failure says what is wrong with it. */
export function readGroupFields(text: string): Result<readonly GroupField[], string> {
  const fields: GroupField[] = [];
  for (const name of text.split(',').map((word) => word.trim())) {
    const [, word = '', bits] = /^([a-z]+)(?:\/([0-9]{1,3}))?$/.exec(name) ?? [];
    const field = groupFields.find((each) => each === word);
    if (field === undefined)
      return failure(`'${name}' is not a field; fields are ${groupFields.join(', ')} and client/24`);
    if (bits === undefined) fields.push({ field, name });
    else if (field !== 'client' || Number(bits) > 128)
      return failure(`'${name}': only client takes a length, 0 to 128`);
    else fields.push({ field, name, bits: lengths(Number(bits)) });
  }
  return success(fields);
}

/** A length of up to 32 is one for IPv4; an IPv6 client then counts by its /64, as one line of one customer. */
function lengths(bits: number): NetworkBits {
  return bits <= 32 ? { inet: bits, inet6: 64 } : { inet: 32, inet6: bits };
}

export function connectionGroups(fields: readonly GroupField[]): ConnectionGroups {
  const groups: (CountedGroup & { connections: number; templates: number })[] = [];
  const named = new Map<string, number>();
  /** Spellings of the kernel, each with the place of its group: most lines spell theirs as a line before did. */
  const spelled = spellings(mostSpellings);
  const groupOf: number[] = [];
  let others = 0;
  const groupNamed = (values: readonly string[]) => {
    const name = values.join(' ');
    const known = named.get(name);
    if (known !== undefined) return known;
    if (groups.length >= mostGroups) return none;
    named.set(name, groups.length);
    return groups.push({ values, connections: 0, templates: 0 }) - 1;
  };
  return {
    add(line) {
      spelled.begin();
      for (const field of fields) spell(field, line, spelled);
      const number = spelled.number();
      const known = number < 0 ? undefined : groupOf[number];
      const place = known ?? groupNamed(fields.map((field) => valueOf(field, line)));
      if (known === undefined && number >= 0) groupOf[number] = place;
      const group = groups[place];
      if (group === undefined) others++;
      else if (line.isTemplate()) group.templates++;
      else group.connections++;
    },
    groups() {
      const names = new Map(groups.map((group) => [group, group.values.join(' ')]));
      const nameOf = (group: CountedGroup) => names.get(group) ?? '';
      return [...groups].sort((a, b) => sizeOf(b) - sizeOf(a) || byNumber.compare(nameOf(a), nameOf(b)));
    },
    others: () => others,
  };
}

/** A few megabytes; a spelling beyond them is read each time. */
const mostSpellings = 2 * mostGroups;
const none = -1;

/** Only the bits of a client that matter are spelled: a network has many clients. */
function spell({ field, bits }: GroupField, line: EntryLine, into: Spellings): void {
  const word = field === 'client' ? line.clientWord() : none;
  if (word === none) into.add(line.bytes(), line.from(field), line.to(field));
  else into.addWord(bits === undefined ? word : masked(word, bits.inet));
}

function valueOf({ field, bits }: GroupField, line: EntryLine): string {
  const text = line.text(field);
  return bits === undefined ? text : networkText(text, bits);
}

function sizeOf({ connections, templates }: Pick<CountedGroup, 'connections' | 'templates'>): number {
  return connections + templates;
}

const byNumber = new Intl.Collator('en', { numeric: true });
