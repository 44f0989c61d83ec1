/** A file that a text says to write. */
export interface NamedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The files in what `setup --format` prints, at the places that its comments name. `network` is the file of networkd that
 * matches the device; modules that a comment lists are the lines of the file that it names.
 */
export function namedFiles(printed: string, network: string): readonly NamedFile[] {
  const files: { path: string; lines: string[]; isList: boolean }[] = [];
  const head: string[] = [];
  for (const line of printed.split('\n')) {
    const [, path, rest = ''] = /^# (\/etc\/[\w./@-]+)(.*)$/.exec(line) ?? [];
    const last = files.at(-1);
    if (path !== undefined) {
      files.push({ path: path.replace('NAME', network), lines: [line], isList: rest.includes('these modules') });
    } else if (last?.isList && /^# {3}/.test(line)) {
      last.lines.push(line.slice(4));
    } else if (last?.isList) {
      files.find(({ isList }) => !isList)?.lines.push(line);
    } else {
      (last?.lines ?? head).push(line);
    }
  }
  return files.map(({ path, lines }) => ({ path, text: `${[...head, ...lines].join('\n')}\n` }));
}
