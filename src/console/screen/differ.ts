/**
 * The output that turns one frame into the next; unchanged rows are not written. A row is erased before it is written:
 * after a character in the last column, erasing to the end would take that one too.
 */
export function difference(before: readonly string[] | null, after: readonly string[], rows: number): string {
  const pieces: string[] = [];
  for (let row = 0; row < rows; row++) {
    const text = after[row] ?? '';
    if (before !== null && text === (before[row] ?? '')) continue;
    pieces.push(`\x1b[${row + 1};1H\x1b[0m\x1b[K${text}`);
  }
  return pieces.length === 0 ? '' : `${beginSynchronized}${pieces.join('')}${endSynchronized}`;
}

/** Synchronised output: terminals that support it show the frame at once, others ignore it. */
const beginSynchronized = '\x1b[?2026h';
const endSynchronized = '\x1b[?2026l';
