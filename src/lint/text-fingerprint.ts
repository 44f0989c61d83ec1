/** Sixteen hexadecimal digits (FNV-1a, twice, with different seeds) that identify a text; not for secrets. */
export function fingerprint(text: string): string {
  return digits(hash(text, 0x811c9dc5)) + digits(hash(text, 0x01000193));
}

function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

function digits(value: number): string {
  return value.toString(16).padStart(8, '0');
}
