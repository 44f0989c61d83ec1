/** Attributes of a message by number; an attribute may hold others. All numbers are in host byte order. */
export interface Attributes {
  get(number: number): Buffer | undefined;
  has(number: number): boolean;
  /** The number in an attribute, of 8, 16, 32 or 64 bits; undefined where it is absent. */
  byte(number: number): number | undefined;
  short(number: number): number | undefined;
  word(number: number): number | undefined;
  long(number: number): bigint | undefined;
  /** The same in network byte order: a port; a word of an address, by its place. */
  port(number: number): number | undefined;
  addressWord(number: number, place: number): number | undefined;
  /** The numbers of all. */
  numbers(): readonly number[];
}

/** Finds the attributes and copies nothing: a table of 10,000 servers has 400,000 of them. */
export function readAttributes(bytes: Buffer): Attributes {
  /** Number, beginning and end of each. */
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const length = bytes.readUInt16LE(at);
    if (length < 4) break;
    found.push(bytes.readUInt16LE(at + 2) & 0x3fff, at + 4, Math.min(at + length, bytes.length));
    at += (length + 3) & ~3;
  }
  return new FoundAttributes(bytes, found);
}

class FoundAttributes implements Attributes {
  readonly #bytes: Buffer;
  readonly #found: readonly number[];

  constructor(bytes: Buffer, found: readonly number[]) {
    this.#bytes = bytes;
    this.#found = found;
  }

  get(number: number): Buffer | undefined {
    const at = this.#indexOf(number);
    return at < 0 ? undefined : this.#bytes.subarray(this.#found[at + 1], this.#found[at + 2]);
  }

  has(number: number): boolean {
    return this.#indexOf(number) >= 0;
  }

  byte(number: number): number | undefined {
    const at = this.#placeOf(number, 1);
    return at < 0 ? undefined : this.#bytes[at];
  }

  short(number: number): number | undefined {
    const at = this.#placeOf(number, 2);
    return at < 0 ? undefined : this.#bytes.readUInt16LE(at);
  }

  word(number: number): number | undefined {
    const at = this.#placeOf(number, 4);
    return at < 0 ? undefined : this.#bytes.readUInt32LE(at);
  }

  long(number: number): bigint | undefined {
    const at = this.#placeOf(number, 8);
    if (at < 0) return undefined;
    const [low, high] = [this.#bytes.readUInt32LE(at), this.#bytes.readUInt32LE(at + 4)];
    // Most figures of most servers are small.
    return high === 0 ? BigInt(low) : (BigInt(high) << 32n) | BigInt(low);
  }

  port(number: number): number | undefined {
    const at = this.#placeOf(number, 2);
    return at < 0 ? undefined : this.#bytes.readUInt16BE(at);
  }

  addressWord(number: number, place: number): number | undefined {
    const at = this.#placeOf(number, 4 * place + 4);
    return at < 0 ? undefined : this.#bytes.readUInt32BE(at + 4 * place);
  }

  numbers(): readonly number[] {
    return this.#found.filter((_, place) => place % 3 === 0);
  }

  /** The last one counts, as in the kernel. */
  #indexOf(number: number): number {
    let at = this.#found.length - 3;
    while (at >= 0 && this.#found[at] !== number) at -= 3;
    return at;
  }

  /** Where the content begins; less than 0 where it has not this many bytes. */
  #placeOf(number: number, length: number): number {
    const at = this.#indexOf(number);
    const from = this.#found[at + 1] ?? 0;
    return at >= 0 && from + length <= (this.#found[at + 2] ?? 0) ? from : -1;
  }
}

export function attribute(number: number, content: Buffer): Buffer {
  const length = 4 + content.length;
  const bytes = Buffer.alloc((length + 3) & ~3);
  bytes.writeUInt16LE(length, 0);
  bytes.writeUInt16LE(number, 2);
  content.copy(bytes, 4);
  return bytes;
}

export function nested(number: number, ...inner: readonly Buffer[]): Buffer {
  return attribute(number | 0x8000, Buffer.concat(inner));
}

export function number16(number: number, value: number): Buffer {
  const content = Buffer.alloc(2);
  content.writeUInt16LE(value);
  return attribute(number, content);
}

/** Ports are in network byte order. */
export function port16(number: number, value: number): Buffer {
  const content = Buffer.alloc(2);
  content.writeUInt16BE(value);
  return attribute(number, content);
}

export function number32(number: number, value: number): Buffer {
  const content = Buffer.alloc(4);
  content.writeUInt32LE(value >>> 0);
  return attribute(number, content);
}

export function number8(number: number, value: number): Buffer {
  return attribute(number, Buffer.from([value]));
}

/** NUL-terminated. */
export function text(number: number, value: string): Buffer {
  return attribute(number, Buffer.from(`${value}\0`, 'latin1'));
}

export function readText(bytes: Buffer | undefined): string {
  return bytes?.toString('latin1').replace(/\0.*$/s, '') ?? '';
}
