import { serviceKeyText } from '../../domain/service.ts';
import type { RulesFile } from '../../syntax/nodes.ts';
import type { Prediction } from '../predict.ts';

/** A line of the formatted file with what belongs above it. */
export interface FormatEntry {
  /** Lines that do not belong to a command: blank lines, and comments with a blank line below them. */
  readonly loose: readonly string[];
  /** Comments right above the line: they describe it, and move with it. */
  readonly attached: readonly string[];
  /** Null at the end of the file. */
  readonly text: string | null;
  /** Its line number in the original. */
  readonly number: number;
  readonly role: Role;
  /** Whether it was moved. */
  readonly moved?: true;
}

/** The role of a line when servers are moved under their services; nothing is moved across a barrier. */
export type Role = { readonly kind: 'service' | 'server'; readonly service: string } | { readonly kind: 'barrier' };

/** The file as entries; lines that are not in `canonical` stay byte for byte. */
export function entriesOf(
  file: RulesFile,
  prediction: Prediction,
  canonical: ReadonlyMap<number, string>,
): readonly FormatEntry[] {
  const entries: FormatEntry[] = [];
  let above: string[] = [];
  for (const line of file.lines) {
    const { number } = line;
    if (line.kind === 'command') {
      const written = file.source.slice(line.start, line.end);
      const text = (canonical.get(number) ?? written) + (canonical.has(number) && written.endsWith('\r') ? '\r' : '');
      const role = canonical.has(number) ? roleOf(prediction, number) : barrier;
      entries.push({ ...split(above), text, number, role });
      above = [];
    } else {
      const written = file.source.slice(line.start, line.end);
      above.push(line.kind === 'comment' ? written : written.endsWith('\r') ? '\r' : '');
    }
  }
  entries.push({ loose: above, attached: [], text: null, number: file.lines.length + 1, role: barrier });
  return entries;
}

const barrier: Role = { kind: 'barrier' };

/** Lines must not be moved past comments that begin or end a range of ignored findings. */
export function isFence(comment: string): boolean {
  return /^#\s*lvsrules:\s*ignore-(start|end)\b/.test(comment);
}

function split(above: readonly string[]): Pick<FormatEntry, 'loose' | 'attached'> {
  const fenced = above.findLastIndex((text) => text === '' || text === '\r' || isFence(text));
  return { loose: above.slice(0, fenced + 1), attached: above.slice(fenced + 1) };
}

function roleOf({ lines }: Prediction, number: number): Role {
  const [change] = lines[number - 1]?.changes ?? [];
  if (change?.kind === 'add-service') return { kind: 'service', service: serviceKeyText(change.service.key) };
  return change?.kind === 'add-server' ? { kind: 'server', service: serviceKeyText(change.service) } : barrier;
}

/** A range of ignored findings begins or ends right above. */
export function isFenced({ loose }: FormatEntry): boolean {
  return loose.some((text) => isFence(text));
}
