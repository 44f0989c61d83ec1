import { type NetworkBits, networkText } from '../../domain/network.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { ConnectionField, EntryLine } from '../../ipvsadm/listing/connection-line.ts';

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
  const counted = new Map<string, { values: readonly string[]; connections: number; templates: number }>();
  /** Spellings of the kernel to groups: most lines spell theirs as a line before did. */
  const spelled = new Map<string, string>();
  let others = 0;
  return {
    add(line) {
      let spelling = '';
      for (const { field } of fields) spelling += `${line.raw(field)} `;
      let name = spelled.get(spelling);
      if (name === undefined) {
        name = fields.map((field) => valueOf(field, line)).join(' ');
        if (spelled.size < mostGroups) spelled.set(copyOf(spelling), name);
      }
      let group = counted.get(name);
      if (group === undefined) {
        if (counted.size >= mostGroups) {
          others++;
          return;
        }
        group = { values: fields.map((field) => valueOf(field, line)), connections: 0, templates: 0 };
        counted.set(name, group);
      }
      if (line.isTemplate()) group.templates++;
      else group.connections++;
    },
    groups: () => [...counted.values()].sort((a, b) => sizeOf(b) - sizeOf(a) || compared(a.values, b.values)),
    others: () => others,
  };
}

function valueOf({ field, bits }: GroupField, line: EntryLine): string {
  const text = line.text(field);
  return copyOf(bits === undefined ? text : networkText(text, bits));
}

/** A slice keeps the text that it was cut from; what outlives a line is copied. */
function copyOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

function sizeOf({ connections, templates }: Pick<CountedGroup, 'connections' | 'templates'>): number {
  return connections + templates;
}

function compared(left: readonly string[], right: readonly string[]): number {
  return left.join(' ').localeCompare(right.join(' '), 'en', { numeric: true });
}
