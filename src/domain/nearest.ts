/**
 * The name that was probably meant: the nearest within a third of the word's length, or within `most` typing errors; else
 * the only one that begins with the word, if that has three letters. Null when none is close.
 */
export function nearest(word: string, names: Iterable<string>, most = Math.floor(word.length / 3)): string | null {
  let best: string | null = null;
  const longer: string[] = [];
  let reach = Math.max(1, most);
  for (const name of names) {
    if (word.length >= 3 && name.toLowerCase().startsWith(word.toLowerCase())) longer.push(name);
    if (Math.abs(word.length - name.length) > reach) continue;
    const away = distance(word.toLowerCase(), name.toLowerCase());
    if (away > reach || (away === reach && best !== null)) continue;
    best = name;
    reach = away;
  }
  const [only, ...others] = longer;
  return best ?? (only !== undefined && others.length === 0 ? only : null);
}

/** `; did you mean 'lint'?`, to append to a sentence; empty when no name is close. */
export function hint(word: string, names: readonly string[]): string {
  const meant = nearest(word, names);
  return meant === null ? '' : `; did you mean '${meant}'?`;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[right.length] ?? left.length;
}
