import { type OptionStyle } from '../../syntax/canonical-line.ts';
import { bytesOf, textOf } from '../../syntax/binary.ts';
import type { RulesFile } from '../../syntax/nodes.ts';
import { readRules } from '../../syntax/read-rules.ts';
import { type Prediction, predictRules } from '../predict.ts';
import { anyNames } from './any-names.ts';
import { canonicalLines } from './canonical-lines.ts';
import { entriesOf, type FormatEntry } from './entries.ts';
import { type Note, notesOf } from './notes.ts';
import { underServices } from './under-services.ts';

export interface FormatOptions {
  /** `-A` or `--add-service`. Default `short`. */
  readonly options?: OptionStyle;
}

export interface Formatted<Text extends string | Uint8Array = string> {
  /** A string for a string, bytes for bytes. */
  readonly text: Text;
  /** What was changed, and why, in the order of the original lines. */
  readonly notes: readonly Note[];
}

/**
 * Rules in canonical form: one blank between words, options in the order of the reference and in one spelling, servers
 * under their service, comments with what they describe. The meaning of the rules and the order of real servers do not
 * change. A line that ipvsadm would refuse stays byte for byte, and so does every comment. A line that ends in CR LF
 * keeps it.
 */
export function formatRules(text: string, options?: FormatOptions): Formatted;
export function formatRules(text: Uint8Array, options?: FormatOptions): Formatted<Uint8Array>;
export function formatRules(text: string | Uint8Array, options: FormatOptions = {}): Formatted<string | Uint8Array> {
  const { binary, notes } = formatted(readRules(text), options);
  return { text: typeof text === 'string' ? textOf(binary) : bytesOf(binary), notes };
}

function formatted(file: RulesFile, { options = 'short' }: FormatOptions) {
  const names = anyNames();
  const prediction = predictRules(file, { names });
  const canonical = canonicalLines(file, prediction, options, names);
  const entries = entriesOf(file, prediction, canonical);
  const keep = (kept: readonly FormatEntry[]) => ({
    binary: linesOf(kept, isLost(file)),
    notes: notesOf(file, kept, canonical),
  });
  // Two names may have the same address, so the order of lines with different names matters.
  if (names.asked()) return keep(entries);
  const grouped = underServices(entries);
  if (!grouped.some(({ moved }) => moved)) return keep(entries);
  const after = predictRules(readRules(bytesOf(linesOf(grouped, isLost(file)))), { names });
  return keep(endsAs(prediction, after) ? grouped : entries);
}

function linesOf(entries: readonly FormatEntry[], lost: boolean): string {
  const lines: string[] = [];
  for (const { loose, attached, text } of entries) {
    for (const line of [...loose, ...attached]) {
      if (!isBlank(line) || !isBlank(lines.at(-1) ?? '')) lines.push(line);
    }
    if (text !== null) lines.push(text);
  }
  while (lines.length > 0 && isBlank(lines.at(-1) ?? '')) lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\n')}${lost ? '' : '\n'}`;
}

function isBlank(line: string): boolean {
  return line === '' || line === '\r';
}

/** With a line feed ipvsadm would accept the line. */
function isLost({ lines }: RulesFile): boolean {
  const last = lines.at(-1);
  return last?.kind === 'command' && last.lost;
}

function endsAs(before: Prediction, after: Prediction): boolean {
  const shown = ({ exit, stdout, stderr, table }: Prediction) => JSON.stringify([exit, stdout, stderr, table]);
  return shown(before) === shown(after);
}
