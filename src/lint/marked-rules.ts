/** Where a finding is expected: a line, and columns in code points, all from 1. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/**
 * Reads an example: its common indentation is removed, and lines with only `~` and blanks mark what is expected in the
 * line above. A text that does not begin with a line feed is used unchanged.
 */
export function markedRules(example: string): { readonly text: string; readonly marks: readonly Mark[] } {
  if (!example.startsWith('\n')) return { text: example, marks: [] };
  const raw = example.slice(1).split('\n');
  if (raw.at(-1)?.trim() === '') raw.pop();
  const indent = Math.min(...raw.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0));
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of raw.map((each) => each.slice(indent))) {
    if (!/^[ ~]*~[ ~]*$/.test(line)) {
      lines.push(line);
      continue;
    }
    for (const found of line.matchAll(/~+/g)) {
      const column = found.index + 1;
      marks.push({ line: lines.length, column, endColumn: column + found[0].length });
    }
  }
  return { text: `${lines.join('\n')}\n`, marks };
}
