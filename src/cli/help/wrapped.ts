/** A text wrapped at blanks into lines of at most `width` columns; a longer word gets a line to itself. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Two columns: terms and their meanings, wrapped to fit. A term that is too long for its column has a line to itself.
 */
export function twoColumns(
  rows: readonly (readonly [term: string, meaning: string])[],
  width: number,
  widest = 24,
): readonly string[] {
  const fitting = rows.map(([term]) => term.length).filter((length) => length <= widest);
  const column = Math.max(0, ...fitting);
  const margin = ' '.repeat(column + 4);
  return rows.flatMap(([term, meaning]) => {
    const [first = '', ...others] = wrapped(meaning, Math.max(20, width - margin.length));
    const rest = others.map((line) => `${margin}${line}`);
    if (term.length > column) return [`  ${term}`, ...[first, ...others].map((line) => `${margin}${line}`)];
    return [`  ${term.padEnd(column)}  ${first}`, ...rest];
  });
}
