/**
 * SipHash-1-3 of one little-endian 32-bit word under the 128-bit key (key, key), its low 32 bits: `hsiphash` of a
 * 64-bit Linux. The 64-bit lanes are pairs of 32-bit halves, low half first.
 */
export function hsiphash(word: number, key: number): number {
  const lanes = new Int32Array([
    0x70736575 ^ key,
    0x736f6d65,
    0x6e646f6d ^ key,
    0x646f7261,
    0x6e657261 ^ key,
    0x6c796765,
    0x79746573 ^ key,
    0x74656462,
  ]);
  absorb(lanes, word, 4 << 24);
  lanes[4] = at(lanes, 4) ^ 0xff;
  round(lanes);
  round(lanes);
  round(lanes);
  return (at(lanes, 0) ^ at(lanes, 2) ^ at(lanes, 4) ^ at(lanes, 6)) >>> 0;
}

/** The last block: up to seven bytes of the message, with its length in the highest byte. */
function absorb(lanes: Int32Array, low: number, high: number): void {
  lanes[6] = at(lanes, 6) ^ low;
  lanes[7] = at(lanes, 7) ^ high;
  round(lanes);
  lanes[0] = at(lanes, 0) ^ low;
  lanes[1] = at(lanes, 1) ^ high;
}

function round(lanes: Int32Array): void {
  add(lanes, 0, 2);
  turn(lanes, 2, 13);
  mix(lanes, 2, 0);
  swap(lanes, 0);
  add(lanes, 4, 6);
  turn(lanes, 6, 16);
  mix(lanes, 6, 4);
  add(lanes, 0, 6);
  turn(lanes, 6, 21);
  mix(lanes, 6, 0);
  add(lanes, 4, 2);
  turn(lanes, 2, 17);
  mix(lanes, 2, 4);
  swap(lanes, 4);
}

function add(lanes: Int32Array, to: number, from: number): void {
  const low = (at(lanes, to) >>> 0) + (at(lanes, from) >>> 0);
  lanes[to] = low;
  lanes[to + 1] = at(lanes, to + 1) + at(lanes, from + 1) + (low > 0xffffffff ? 1 : 0);
}

function turn(lanes: Int32Array, lane: number, by: number): void {
  const low = at(lanes, lane);
  const high = at(lanes, lane + 1);
  lanes[lane] = (low << by) | (high >>> (32 - by));
  lanes[lane + 1] = (high << by) | (low >>> (32 - by));
}

function mix(lanes: Int32Array, to: number, from: number): void {
  lanes[to] = at(lanes, to) ^ at(lanes, from);
  lanes[to + 1] = at(lanes, to + 1) ^ at(lanes, from + 1);
}

/** A rotation by 32. */
function swap(lanes: Int32Array, lane: number): void {
  const low = at(lanes, lane);
  lanes[lane] = at(lanes, lane + 1);
  lanes[lane + 1] = low;
}

function at(lanes: Int32Array, index: number): number {
  return lanes[index] ?? 0;
}
