import { textOf } from './binary.ts';
import type { Span } from '../domain/span.ts';
import type { CommandLine, RulesLine, Part, RulesFile, PartValue } from './nodes.ts';
import { readRules, type ReadOptions } from './read-rules.ts';

/**
 * Rules as the library returns them: offsets count what `source.slice` counts, which is UTF-16 code units for a string
 * and bytes for bytes. Values are strings.
 */
export interface ReadText<Text extends string | Uint8Array = string> {
  readonly source: Text;
  readonly lines: readonly RulesLine[];
}

/** Reads rules. Never fails: a line that ipvsadm would refuse is in the tree too, with its kind. */
export function readText(text: string, options?: ReadOptions): ReadText;
export function readText(text: Uint8Array, options?: ReadOptions): ReadText<Uint8Array>;
export function readText(text: string | Uint8Array, options: ReadOptions = {}): ReadText<string | Uint8Array> {
  const file = readRules(text, options);
  if (!/[^\u0000-\u007f]/.test(file.source)) return { source: text, lines: file.lines };
  const place = typeof text === 'string' ? unitsOf(file) : (offset: number) => offset;
  return { source: text, lines: file.lines.map((line) => lineWith(line, place)) };
}

type Place = (offset: number) => number;

/** The code units before each byte. */
function unitsOf({ source }: RulesFile): Place {
  const units = new Uint32Array(source.length + 1);
  let count = 0;
  for (let at = 0; at < source.length; at++) {
    units[at] = count;
    const byte = source.charCodeAt(at);
    if (byte < 0x80 || byte >= 0xc0) count += byte >= 0xf0 ? 2 : 1;
  }
  units[source.length] = count;
  return (offset) => units[offset] ?? count;
}

function lineWith(line: RulesLine, place: Place): RulesLine {
  const { number } = line;
  if (line.kind !== 'command') return { kind: line.kind, number, ...spanWith(line, place) };
  const parts = line.parts.map((part) => partWith(part, place));
  return {
    kind: 'command',
    number,
    ...spanWith(line, place),
    parts,
    command: line.command && partWith(line.command, place),
    settings: parts.filter((part) => part.kind === 'option'),
    words: line.words.map((word) => spanWith(word, place)),
    whole: line.whole,
    lost: line.lost,
  } satisfies CommandLine;
}

function partWith<Some extends Part>(part: Some, place: Place): Some {
  return { ...part, ...spanWith(part, place), value: part.value && valueWith(part.value, place) };
}

function valueWith(value: PartValue, place: Place): PartValue {
  return { ...spanWith(value, place), raw: textOf(value.raw) };
}

function spanWith({ start, end }: Span, place: Place): Span {
  return { start: place(start), end: place(end) };
}
