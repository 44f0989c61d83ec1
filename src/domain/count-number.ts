const whole = new BigUint64Array(1);
const halves = new Uint32Array(whole.buffer);
const low = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;

/**
 * A counter of the kernel (64 bits, unsigned) as a number, without memory of its own: `Number` takes eight times as long,
 * and a sample has tens of thousands.
 */
export function countNumber(count: bigint): number {
  whole[0] = count;
  return (halves[low] ?? 0) + (halves[1 - low] ?? 0) * 0x1_0000_0000;
}
