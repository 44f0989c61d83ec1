import type { RuleWords } from './row-bytes.ts';

/**
 * The rows of one reading, in the order of the kernel's answers, with the words of their rules. The next reading finds
 * in it what it need not decode.
 */
export class RowMemory<Row> {
  readonly rows: Row[] = [];
  private words: Uint32Array;
  /** Where the words of each row end. */
  private readonly ends: number[] = [];
  private end = 0;
  private before: RowMemory<Row> | null;

  constructor(before: RowMemory<Row> | null) {
    this.before = before;
    this.words = new Uint32Array(before?.end ?? 1024);
  }

  /** The row at the same place before, if it had the same rule; undefined for another one. */
  known({ words, count }: RuleWords): Row | undefined {
    const { before, rows } = this;
    if (before === null || count === 0) return undefined;
    const [start, end] = [before.ends[rows.length - 1] ?? 0, before.ends[rows.length]];
    if (end === undefined || end - start !== count) return undefined;
    for (let at = 0; at < count; at++) if (words[at] !== before.words[start + at]) return undefined;
    return before.rows[rows.length];
  }

  /** Keeps a row with its words; without them it is not found again. */
  keep(row: Row, { words, count }: RuleWords): void {
    if (this.end + count > this.words.length) {
      const all = new Uint32Array(Math.max(this.words.length * 2, this.end + count));
      all.set(this.words);
      this.words = all;
    }
    for (let at = 0; at < count; at++) this.words[this.end + at] = words[at] ?? 0;
    this.end += count;
    this.ends.push(this.end);
    this.rows.push(row);
  }

  /** The reading is over: what it was compared with is let go. */
  finish(): this {
    this.before = null;
    return this;
  }
}
