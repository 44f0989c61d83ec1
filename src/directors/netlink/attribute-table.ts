/**
 * The attributes of a message by number, found in place: nothing is copied, and the next reading replaces them. Netlink
 * aligns everything to four bytes, so bytes are read as 32-bit words in host byte order: a table of 10,000 servers has
 * 400,000 attributes. Offsets are in bytes.
 */
export class AttributeTable {
  readonly #starts: Int32Array;
  readonly #lengths: Int32Array;
  #words: Uint32Array = new Uint32Array(0);
  #others: number[] | null = null;

  /** `highest` is the highest number that has a meaning here. */
  constructor(highest = 31) {
    this.#starts = new Int32Array(highest + 1);
    this.#lengths = new Int32Array(highest + 1);
  }

  read(words: Uint32Array, from: number, end: number): this {
    const lengths = this.#lengths;
    for (let number = 0; number < lengths.length; number++) lengths[number] = -1;
    this.#words = words;
    this.#others = null;
    for (let at = from; at + 4 <= end;) {
      const header = words[at >> 2] ?? 0;
      const length = header & 0xffff;
      if (length < 4) break;
      const number = (header >>> 16) & 0x3fff;
      if (number < lengths.length) {
        // The last one counts, as in the kernel.
        this.#starts[number] = at + 4;
        lengths[number] = Math.min(length, end - at) - 4;
      } else {
        this.#others ??= [];
        this.#others.push(number);
      }
      at += (length + 3) & ~3;
    }
    return this;
  }

  has(number: number): boolean {
    return this.lengthOf(number) >= 0;
  }

  /** The length of its content; -1 where it is absent. */
  lengthOf(number: number): number {
    return this.#lengths[number] ?? -1;
  }

  /** Where its content begins. */
  startOf(number: number): number {
    return this.#starts[number] ?? 0;
  }

  /** The number in an attribute; undefined if it is absent or too short. */
  byte(number: number): number | undefined {
    return this.lengthOf(number) < 1 ? undefined : this.#wordAt(number) & 0xff;
  }

  short(number: number): number | undefined {
    return this.lengthOf(number) < 2 ? undefined : this.#wordAt(number) & 0xffff;
  }

  word(number: number): number | undefined {
    return this.lengthOf(number) < 4 ? undefined : this.#wordAt(number);
  }

  long(number: number): bigint | undefined {
    if (this.lengthOf(number) < 8) return undefined;
    const [low, high] = [this.#wordAt(number), this.#words[(this.startOf(number) >> 2) + 1] ?? 0];
    if ((low | high) === 0) return 0n;
    // Faster than BigInt(), which would be half the time of reading a table.
    halves[0] = low;
    halves[1] = high;
    return whole[0];
  }

  /** A port, in network byte order. */
  port(number: number): number | undefined {
    const value = this.short(number);
    return value === undefined ? undefined : ((value & 0xff) << 8) | (value >>> 8);
  }

  /** A word of an address, in network byte order. */
  addressWord(number: number, place: number): number | undefined {
    if (this.lengthOf(number) < 4 * place + 4) return undefined;
    const word = this.#words[(this.startOf(number) >> 2) + place] ?? 0;
    return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
  }

  /** A text up to its NUL; empty if it is absent. */
  text(number: number): string {
    let text = '';
    for (let place = 0; place < this.lengthOf(number); place++) {
      const at = this.startOf(number) + place;
      const code = ((this.#words[at >> 2] ?? 0) >>> (8 * (at & 3))) & 0xff;
      if (code === 0) break;
      text += String.fromCharCode(code);
    }
    return text;
  }

  /** The numbers of those that are present and not in this set, in order. */
  othersThan(known: ReadonlySet<number>): readonly number[] | null {
    const [lengths, others] = [this.#lengths, this.#others ?? []];
    let found: number[] | null = null;
    for (let number = 0; number < lengths.length; number++) {
      if (this.has(number) && !known.has(number)) (found ??= []).push(number);
    }
    return found === null && others.length === 0 ? null : [...(found ?? []), ...others];
  }

  #wordAt(number: number): number {
    return this.#words[this.startOf(number) >> 2] ?? 0;
  }
}

const whole = new BigUint64Array(1);
const halves = new Uint32Array(whole.buffer);

/** The bytes as words; copied where they are not aligned, or end within a word. */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  if (bytes.byteOffset % 4 === 0 && bytes.length % 4 === 0)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const whole = new Uint8Array((bytes.length + 3) & ~3);
  whole.set(bytes);
  return new Uint32Array(whole.buffer);
}
