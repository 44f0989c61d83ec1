import { partKinds } from '../../grammar/tokens.ts';
import type { Piece } from '../../grammar/lexer.ts';
import type { Part, Value } from './nodes.ts';

/**
 * The parts of a chunk of lines as numbers, four for each: its kind and the length of its spelling, where it is
 * spelled, and where its value begins and ends. A million lines fit in memory so; nodes are made when asked for.
 */
export const partWidth = 4;

const kindBits = 8;

export function packPart(packed: number[], piece: Piece): void {
  packed.push(piece.code | ((piece.end - piece.start) << kindBits), piece.start, piece.valueStart, piece.valueEnd);
}

export function unpackPart(packed: Int32Array, index: number, source: string): Part {
  const at = index * partWidth;
  const head = packed[at] ?? 0;
  const start = packed[at + 1] ?? 0;
  const end = start + (head >>> kindBits);
  const meaning = partKinds[head & ((1 << kindBits) - 1)]?.meaning;
  if (meaning === undefined) throw new Error(`no part has the code ${head}`);
  const value = valueOf(packed[at + 2] ?? -1, packed[at + 3] ?? -1, source);
  if (meaning.kind === 'option') return { kind: 'option', option: meaning.option.long, start, end, value };
  if (meaning.kind === 'command') return { kind: 'command', command: meaning.command.name, start, end, value };
  return { kind: meaning.kind, start, end, value: null };
}

function valueOf(start: number, end: number, source: string): Value | null {
  return start < 0 ? null : { start, end, raw: source.slice(start, end) };
}
