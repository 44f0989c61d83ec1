import { type PlainReader, plainReader } from '../../ipvsadm/plain-line.ts';
import type { Line } from '../../syntax/nodes.ts';
import { LineReader } from '../../syntax/read.ts';

/** Lines that are read together at most. */
const mostAtOnce = 256;

/** The text of a rule file, whose lines are read when they are needed: few of a large file are. */
export class SheetText {
  readonly source: string;
  /** Where each line begins, and where one more would. */
  readonly starts: Int32Array;
  readonly plainChange: PlainReader;
  private readonly reader: LineReader;
  private ahead: readonly Line[] = [];
  /** The place of the first of those that were read. */
  private first = 0;

  constructor(source: string) {
    this.source = source;
    this.starts = startsOf(source);
    this.plainChange = plainReader(source);
    this.reader = new LineReader(source);
  }

  get length(): number {
    return this.starts.length - 1;
  }

  start(place: number): number {
    return this.starts[place] ?? this.source.length;
  }

  /** Behind its last byte; its line feed is not counted. */
  end(place: number): number {
    return this.start(place + 1) - 1;
  }

  /** A line as the grammar reads it. Those that are asked for in a row are read ever more at once. */
  line(place: number): Line {
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
