import { partKinds } from '../../grammar/part-kinds.ts';
import type { LexedPiece } from '../../grammar/lexer.ts';
import type { Part, PartValue } from './nodes.ts';

/**
 * The parts of a chunk of lines as numbers, four for each: its kind with the length of its spelling, the offset of its
 * spelling, and the ends of its value. This way a million lines fit in memory; nodes are made on demand.
 */
const partWidth = 4;

const kindBits = 8;

/** Collects parts; the result has the exact length. */
export class PartPacker {
  /** The number of parts. */
  count = 0;
  private numbers = new Int32Array(4096);

  add(piece: LexedPiece): void {
    let at = this.count++ * partWidth;
    if (at === this.numbers.length) this.grow();
    const { numbers } = this;
    numbers[at++] = piece.code | ((piece.end - piece.start) << kindBits);
    numbers[at++] = piece.start;
    numbers[at++] = piece.valueStart;
    numbers[at] = piece.valueEnd;
  }

  take(): Int32Array {
    const taken = this.numbers.slice(0, this.count * partWidth);
    this.count = 0;
    return taken;
  }

  private grow(): void {
    const wider = new Int32Array(this.numbers.length * 2);
    wider.set(this.numbers);
    this.numbers = wider;
  }
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

function valueOf(start: number, end: number, source: string): PartValue | null {
  return start < 0 ? null : { start, end, raw: source.slice(start, end) };
}
