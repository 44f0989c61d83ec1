/** A file generated from a table of the program; `path` is relative to the repository. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** A part of a hand-written file, between `<!-- NAME: begin -->` and `<!-- NAME: end -->`. */
export interface Section {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** The file with the section's text between its marks; missing marks are a bug in the file. */
export function withSection(file: string, { path, name, text }: Section): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [file.indexOf(begin), file.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has no section ${name}`);
  return `${file.slice(0, from + begin.length)}\n${text.trimEnd()}\n${file.slice(to)}`;
}

/** A Markdown table; bars inside cells are escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
