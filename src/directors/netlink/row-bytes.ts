/**
 * A service or a real server as the kernel sends it, cut in two: the words that say which row it is and what its rule
 * is, and its counters. The words of two readings can be compared without decoding them.
 */
export class RowBytes implements RuleWords {
  /** The words of the last row that was read. */
  words = new Uint32Array(256);
  count = 0;
  /** Active, inactive and persistent ones; 0 where they are absent. */
  readonly connections = new Uint32Array(3);
  /** Their low and high words. */
  private readonly figures = new Uint32Array(20);
  /** Whether the figures were there: kernels before Linux 4.1 do not send them. */
  hasFigures = false;
  private view: DataView = new DataView(new ArrayBuffer(0));
  private readonly numbers: CounterNumbers;

  constructor(numbers: CounterNumbers) {
    this.numbers = numbers;
  }

  /** Reads a row; false if it is not built as usual, so that nothing may be concluded from its words. */
  read(bytes: Buffer): boolean {
    const { connections, totals32, totals64 } = this.numbers;
    if (bytes.buffer !== this.view.buffer) this.view = new DataView(bytes.buffer);
    const { view } = this;
    this.count = 0;
    this.connections.fill(0);
    this.hasFigures = false;
    if (this.words.length < bytes.length) this.words = new Uint32Array(bytes.length);
    const end = bytes.byteOffset + bytes.length;
    for (let at = bytes.byteOffset; at < end;) {
      if (at + 4 > end) return false;
      const head = view.getUint32(at, true);
      const [length, number] = [head & 0xffff, (head >>> 16) & 0x3fff];
      if (length < 4 || at + length > end) return false;
      this.words[this.count++] = head;
      const counter = number - connections;
      if (counter >= 0 && counter < 3) {
        if (length !== 8) return false;
        this.connections[counter] = view.getUint32(at + 4, true);
      } else if (number === totals64) {
        if (!this.readFigures(at + 4, at + length)) return false;
      } else if (number !== totals32) {
        let from = at + 4;
        for (; from + 4 <= at + length; from += 4) this.words[this.count++] = view.getUint32(from, true);
        for (; from < at + length; from++) this.words[this.count++] = view.getUint8(from);
      }
      at += (length + 3) & ~3;
    }
    return true;
  }

  /** Adds a word that is not in the message, but decides how it is understood. */
  add(word: number): void {
    this.words[this.count++] = word;
  }

  /** A figure by its place: five totals, then five rates. */
  count64(place: number): bigint {
    const [low, high] = [this.figures[2 * place] ?? 0, this.figures[2 * place + 1] ?? 0];
    // Most figures of most rows are small.
    return high === 0 ? BigInt(low) : (BigInt(high) << 32n) | BigInt(low);
  }

  /** The same as a number: above 2^53 the nearest one. */
  number(place: number): number {
    return (this.figures[2 * place] ?? 0) + (this.figures[2 * place + 1] ?? 0) * 0x1_0000_0000;
  }

  /** Exactly ten, in their order. */
  private readFigures(from: number, end: number): boolean {
    const { view, figures } = this;
    if (end - from !== 120) return false;
    for (let figure = 0, at = from; figure < 10; figure++, at += 12) {
      const head = view.getUint32(at, true);
      if ((head & 0xffff) !== 12 || ((head >>> 16) & 0x3fff) !== figure + 1) return false;
      figures[2 * figure] = view.getUint32(at + 4, true);
      figures[2 * figure + 1] = view.getUint32(at + 8, true);
    }
    this.hasFigures = true;
    return true;
  }
}

/** The first `count` of these words say which row it is, and what its rule is. */
export interface RuleWords {
  readonly words: Uint32Array;
  readonly count: number;
}

/** The attributes of a row that are counters. */
export interface CounterNumbers {
  /** The first of three connection counts that follow each other; a number that is never sent where there are none. */
  readonly connections: number;
  readonly totals32: number;
  readonly totals64: number;
}
