/** Numbers keys, which are texts and numbers: equal keys get equal numbers, from 0 on as they first appear. */
export interface Spellings {
  /** Begins a key. */
  begin(): void;
  /** Adds a text to the key; none of its bytes is a control character. */
  add(bytes: Uint8Array, from: number, to: number): void;
  /** Adds a number of 32 bits to the key, or several that belong together. */
  addWord(word: number): void;
  addWords(words: Uint32Array): void;
  /** The number of the key; -1 where it is a new one and there is no room for it. */
  number(): number;
  /** How many keys have a number. */
  count(): number;
  /** What was added to the key with this number. */
  parts(number: number): readonly SpelledPart[];
}

/** A text, one character for each byte, or numbers. */
export type SpelledPart = string | readonly number[];

/** Keys are kept in few bytes each, four of them to a word, and never as strings: a table has a million of them. */
export function spellings(mostKeys: number): Spellings {
  let key = new Int32Array(64);
  let length = 0;
  let hash = 0;
  let kept = new Int32Array(1 << 12);
  let [ends, hashes] = [new Int32Array(1 << 8), new Int32Array(1 << 8)];
  let count = 0;
  /** By hash: the number of a key and one more; a taken place is skipped. */
  let places = new Int32Array(1 << 10);

  const startOf = (number: number) => (number === 0 ? 0 : (ends[number - 1] ?? 0));
  const isKept = (number: number) => {
    const start = startOf(number);
    if ((ends[number] ?? 0) - start !== length) return false;
    for (let at = 0; at < length; at++) if (kept[start + at] !== key[at]) return false;
    return true;
  };
  /** Where the key is, or the free place where it belongs. */
  const placeOf = () => {
    const last = places.length - 1;
    let place = mixed(hash) & last;
    for (;;) {
      const number = (places[place] ?? 0) - 1;
      if (number < 0 || (hashes[number] === hash && isKept(number))) return place;
      place = (place + 1) & last;
    }
  };
  const growPlaces = () => {
    places = new Int32Array(2 * places.length);
    const last = places.length - 1;
    for (let number = 0; number < count; number++) {
      let place = mixed(hashes[number] ?? 0) & last;
      while (places[place] !== 0) place = (place + 1) & last;
      places[place] = number + 1;
    }
  };
  const roomFor = (more: number) => {
    while (length + more > key.length) key = grown(key);
  };
  return {
    begin() {
      length = 0;
      hash = basis;
    },
    add(bytes, from, to) {
      roomFor((to - from + 4) >> 2);
      const into = key;
      let next = length;
      let sum = hash;
      let at = from;
      for (const last = to - 3; at < last; at += 4) {
        const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
        const word = low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
        into[next++] = word;
        sum = added(sum, word);
      }
      // The last word has up to three bytes and their number, which no other word of a text has.
      let word = (to - at) << countShift;
      for (let shift = 0; at < to; at++, shift += 8) word |= (bytes[at] ?? 0) << shift;
      into[next++] = word;
      length = next;
      hash = added(sum, word);
    },
    addWord(word) {
      roomFor(2);
      key[length++] = numbers + 1;
      key[length++] = word;
      hash = added(hash, word);
    },
    addWords(words) {
      roomFor(1 + words.length);
      key[length++] = numbers + words.length;
      for (const word of words) {
        key[length++] = word;
        hash = added(hash, word);
      }
    },
    number() {
      let place = placeOf();
      const known = (places[place] ?? 0) - 1;
      if (known >= 0) return known;
      if (count >= mostKeys) return -1;
      if (2 * count >= places.length) {
        growPlaces();
        place = placeOf();
      }
      if (count === ends.length) [ends, hashes] = [grown(ends), grown(hashes)];
      const start = startOf(count);
      while (start + length > kept.length) kept = grown(kept);
      kept.set(key.subarray(0, length), start);
      ends[count] = start + length;
      hashes[count] = hash;
      places[place] = ++count;
      return count - 1;
    },
    count: () => count,
    parts: (number) => readParts(kept, startOf(number), ends[number] ?? 0),
  };
}

/** The last word of a text has there the number of its bytes, 0 to 3; other words have a byte of the text. */
const countShift = 24;

/** Begins numbers, together with how many they are. No text has control characters, and so none begins like this. */
const numbers = 4 << countShift;

function readParts(kept: Int32Array, from: number, to: number): readonly SpelledPart[] {
  const parts: SpelledPart[] = [];
  for (let at = from; at < to;) {
    const first = kept[at] ?? 0;
    if (first >>> countShift === numbers >>> countShift && at < to) {
      const count = first - numbers;
      parts.push(Array.from(kept.subarray(at + 1, at + 1 + count), (word) => word >>> 0));
      at += 1 + count;
      continue;
    }
    let text = '';
    for (let isLast = false; !isLast;) {
      const word = kept[at++] ?? 0;
      const count = word >>> countShift;
      isLast = count <= 3;
      for (let place = 0; place < (isLast ? count : 4); place++)
        text += String.fromCharCode((word >>> (8 * place)) & 0xff);
    }
    parts.push(text);
  }
  return parts;
}

const basis = 0x811c9dc5 | 0;

/** A step of the hash. */
function added(hash: number, word: number): number {
  const sum = Math.imul(hash ^ word, 0x9e3779b1);
  return sum ^ (sum >>> 15);
}

/** Spreads the bits of a hash, as MurmurHash3 ends: a place is its last bits, and neighbours must not meet there. */
function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

function grown(small: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const large = new Int32Array(2 * small.length);
  large.set(small);
  return large;
}
