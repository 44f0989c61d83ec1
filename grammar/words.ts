/** The words of a line, as ipvsadm splits it. */

/** The longest word that ipvsadm reads, in bytes; a longer one is cut, and the remainder is the next word. */
export const longestWord = 4096;

/** Spaces, tabs and carriage returns separate words, a line feed ends the line, and nothing else does. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

/** The end of the word that begins at `from`. */
export function wordEnd(source: string, from: number, length: number): number {
  const limit = Math.min(from + longestWord, length);
  let at = from + 1;
  while (at < limit) {
    const code = source.charCodeAt(at);
    if (code <= 32 && (isBlank(code) || code === 10)) break;
    at++;
  }
  return at;
}

/** For ipvsadm a word ends at a NUL. */
export function seenEnd(source: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (source.charCodeAt(at) === 0) return at;
  return to;
}

/** The word `ipvsadm` is skipped everywhere. */
export function isProgramName(source: string, from: number, to: number): boolean {
  return to - from === 7 && source.startsWith('ipvsadm', from);
}
