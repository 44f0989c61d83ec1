import { failure, type Result, success } from '../../domain/result.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { type Names, noNames } from '../../ipvsadm/names.ts';
import { binaryOf } from '../../syntax/binary.ts';
import { gathered } from '../gather.ts';
import type { SourceFault, SourceNote, TableSource } from '../table-source.ts';
import { parse } from './parse-ldirectord.ts';
import type { RealDraft } from './virtual.ts';
import { askedOf, keyOf, type IsLast, type Say } from './asked-service.ts';

export interface LdirectordOptions {
  readonly names?: Names;
}

/** Reads an ldirectord.cf: the table that ldirectord 4.12 makes of it while every server is up. */
export function readLdirectord(
  content: Uint8Array,
  { names = noNames }: LdirectordOptions = {},
): Result<TableSource, SourceFault> {
  const zero = content.indexOf(0);
  if (zero >= 0) {
    const line = binaryOf(content.subarray(0, zero)).split('\n').length;
    return failure({ what: 'it is binary: it contains a NUL byte', line });
  }
  const parsed = parse(content, names);
  const notes: SourceNote[] = [];
  const say: Say = (kind, rule, message, place) => notes.push({ kind, rule, message, place });
  if ('message' in parsed) {
    say('lost', 'file-refused', `${parsed.message}: ldirectord loads nothing from this file`, parsed.place);
    return success({ kind: 'ldirectord', table: { services: [] }, services: [], notes });
  }
  const seen = new Set<string>();
  for (const virtual of parsed.virtuals) {
    const name = serviceKeyText(keyOf(virtual));
    if (seen.has(name)) {
      say('lost', 'file-refused', `${name} is defined twice: ldirectord loads nothing from this file`, virtual.place);
      return success({ kind: 'ldirectord', table: { services: [] }, services: [], notes });
    }
    seen.add(name);
  }
  const lasts = new Map(parsed.virtuals.flatMap((virtual) => virtual.reals.map((real) => [nameOf(real), virtual])));
  const isLast: IsLast = (real, virtual) => lasts.get(nameOf(real)) === virtual;
  const asked = parsed.virtuals.flatMap((virtual) => askedOf(virtual, parsed, isLast, say) ?? []);
  return success({ kind: 'ldirectord', ...gathered(asked, notes), notes });
}

function nameOf({ address, port }: RealDraft): string {
  return `${address} ${port ?? 0}`;
}
