import type { Decoder } from './within.ts';

/** How a dump hands over its rows: a message each, from one byte to another. */
export interface RowTaker {
  /** A dump begins, perhaps once more because the one before was interrupted. */
  begin(): void;
  take(words: Uint32Array, from: number, end: number): void;
}

/**
 * The rows of a dump that is made again and again. Most servers are as they were in the dump before: where the bytes of
 * a message are the same, its row is the same object. To compare them takes a tenth of the time of decoding them.
 */
export class KnownRows<Row> implements RowTaker {
  readonly #decode: Decoder<Row>;
  /** The messages of all rows, one behind the other, and where each begins; one beginning more than there are rows. */
  #bytes = new Uint32Array(0);
  readonly #starts = [0];
  #rows: Row[] = [];
  /** The number of rows of this dump so far. */
  #taken = 0;
  /** The rows were handed out, and a change of them has to be made in a copy. */
  #isShared = false;

  constructor(decode: Decoder<Row>) {
    this.#decode = decode;
  }

  begin(): void {
    this.#taken = 0;
  }

  take(words: Uint32Array, from: number, end: number): void {
    const place = this.#taken++;
    const at = this.#starts[place] ?? 0;
    const [first, length] = [from >> 2, (end - from + 3) >> 2];
    const isPlace = place < this.#rows.length && (this.#starts[place + 1] ?? 0) - at === length;
    if (isPlace && this.#isSame(words, first, at, length)) return;
    this.#own();
    // Rows behind one of another length are found at other places: they are decoded once more.
    if (!isPlace && place < this.#rows.length) this.#rows.length = place;
    this.#keep(words, first, at, length);
    this.#starts[place + 1] = at + length;
    this.#rows[place] = this.#decode(words, from, end);
  }

  /** The rows of the dump that has ended: the same array as before where all are the same. */
  all(): readonly Row[] {
    if (this.#taken < this.#rows.length) {
      this.#own();
      this.#rows.length = this.#taken;
    }
    this.#isShared = true;
    return this.#rows;
  }

  #isSame(words: Uint32Array, first: number, at: number, length: number): boolean {
    const bytes = this.#bytes;
    for (let place = 0; place < length; place++) {
      if (words[first + place] !== bytes[at + place]) return false;
    }
    return true;
  }

  #keep(words: Uint32Array, first: number, at: number, length: number): void {
    if (this.#bytes.length < at + length) {
      // The rest of the datagram is likely to be kept too.
      const larger = new Uint32Array(at + words.length - first);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    const bytes = this.#bytes;
    for (let place = 0; place < length; place++) bytes[at + place] = words[first + place] ?? 0;
  }

  #own(): void {
    if (this.#isShared) this.#rows = [...this.#rows];
    this.#isShared = false;
  }
}
