import type { Change } from '../domain/change.ts';
import type { RulesLine } from '../syntax/nodes.ts';
import { LineReader, type ReadOptions } from '../syntax/read-rules.ts';
import { type PlainReader, plainReader } from './plain-line.ts';

/** The most lines that are read together. */
const mostAtOnce = 256;

/** The text of a rules file. Plain lines are read directly; the grammar reads only the lines whose parts are needed. */
export class RulesText {
  readonly source: string;
  /** The offset of each line, and the end of the text. */
  private readonly starts: Int32Array;
  private readonly plain: PlainReader;
  private readonly reader: LineReader;
  private ahead: readonly RulesLine[] = [];
  /** The index of the first line that was read. */
  private first = 0;

  constructor(source: string, options?: ReadOptions) {
    this.source = source;
    this.starts = startsOf(source);
    this.plain = plainReader(source);
    this.reader = new LineReader(source, options);
  }

  get length(): number {
    return this.starts.length - 1;
  }

  start(place: number): number {
    return this.starts[place] ?? this.source.length;
  }

  /** The offset after its last byte, without its line feed. */
  end(place: number): number {
    return this.start(place + 1) - 1;
  }

  /** The change that a plain line requests; null for every other line. */
  plainChange(place: number): Change | null {
    return this.plain(this.start(place), this.end(place));
  }

  /** A line as the grammar reads it. Lines that are requested in sequence are read in growing blocks. */
  line(place: number): RulesLine {
    const { ahead, first } = this;
    const known = ahead[place - first];
    if (known) return known;
    const count = place === first + ahead.length ? Math.min(ahead.length * 2, mostAtOnce) : 1;
    this.ahead = this.reader.read(place + 1, this.start(place), Math.max(count, 1));
    this.first = place;
    const [line] = this.ahead;
    if (!line) throw new RangeError(`no line is at place ${place}`);
    return line;
  }
}

function startsOf(source: string): Int32Array {
  let starts = new Int32Array(1024);
  let count = 0;
  let at = 0;
  while (at < source.length) {
    starts[count++] = at;
    if (count === starts.length) starts = widened(starts);
    const found = source.indexOf('\n', at);
    at = (found < 0 ? source.length : found) + 1;
  }
  starts[count] = at;
  return starts.subarray(0, count + 1);
}

function widened(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(numbers.length * 2);
  wider.set(numbers);
  return wider;
}
