import type { NetworkBits } from '../../domain/network.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { EntryLine } from '../../ipvsadm/listing/connection-line.ts';
import { compareParts, type GroupField, groupValues, spell } from './group-spelling.ts';
import { type SpelledPart, spellings } from './spellings.ts';

export interface CountedGroup {
  /** One for each field, in their order. */
  readonly values: readonly string[];
  readonly connections: number;
  readonly templates: number;
}

/** Connections counted by group; memory grows with the groups, of which there are at most `mostGroups`. */
export interface ConnectionGroups {
  add(line: EntryLine): void;
  /** Some of the groups, the largest first. */
  page(from: number, to: number): readonly CountedGroup[];
  /** All entries, those of the groups and those in none: there were too many groups. */
  entries(): number;
  /** Those in none. */
  ungrouped(): number;
}

const groupFields = ['server', 'service', 'state', 'protocol', 'client'] as const;

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
  const spelled = spellings(mostGroups);
  // Indexed by the number of the spelling. Plain arrays, because an object or a string for each group would take too much memory.
  let connections = new Uint32Array(1 << 8);
  let templates = new Uint32Array(1 << 8);
  let entries = 0;
  let ungrouped = 0;
  const rankedGroup = (group: number): RankedGroup => ({
    group,
    size: (connections[group] ?? 0) + (templates[group] ?? 0),
    parts: null,
  });
  const compareRanked = (left: RankedGroup, right: RankedGroup) => {
    if (left.size !== right.size) return right.size - left.size;
    left.parts ??= spelled.parts(left.group);
    right.parts ??= spelled.parts(right.group);
    return compareParts(left.parts, right.parts);
  };
  return {
    add(line) {
      entries++;
      spelled.begin();
      for (const field of fields) spell(field, line, spelled);
      const group = spelled.number();
      if (group < 0) {
        ungrouped++;
        return;
      }
      if (group >= connections.length) [connections, templates] = [grown(connections), grown(templates)];
      const counted = line.isTemplate() ? templates : connections;
      counted[group] = (counted[group] ?? 0) + 1;
    },
    page(from, to) {
      const ranked = firstInOrder(spelled.count(), to, rankedGroup, compareRanked);
      return ranked.slice(from).map(({ group }) => ({
        values: groupValues(fields, spelled.parts(group)),
        connections: connections[group] ?? 0,
        templates: templates[group] ?? 0,
      }));
    },
    entries: () => entries,
    ungrouped: () => ungrouped,
  };
}

interface RankedGroup {
  readonly group: number;
  readonly size: number;
  /** Once they were needed. */
  parts: readonly SpelledPart[] | null;
}

/** The first of these many items; no more than some of the others exist at a time. */
function firstInOrder<Item>(
  count: number,
  wanted: number,
  itemOf: (place: number) => Item,
  compare: (left: Item, right: Item) => number,
): readonly Item[] {
  const best: Item[] = [];
  const sortBest = () => {
    best.sort(compare);
    best.length = Math.min(best.length, wanted);
  };
  let last: Item | undefined;
  for (let place = 0; place < count; place++) {
    const item = itemOf(place);
    if (last !== undefined && compare(item, last) >= 0) continue;
    best.push(item);
    if (best.length < 2 * wanted + 1000) continue;
    sortBest();
    last = best.at(-1);
  }
  sortBest();
  return best;
}

function grown(small: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const large = new Uint32Array(2 * small.length);
  large.set(small);
  return large;
}
