import type { IncludedFiles } from '../../src/sources/keepalived/conf-line.ts';

/** Files of a recorded case, under a folder. */
export function includedFiles(folder: string, files: Readonly<Record<string, string>>): IncludedFiles {
  const contents = new Map(Object.entries(files).map(([name, text]) => [`${folder}${name}`, text]));
  return {
    find: (pattern, from) => {
      const whole = pattern.startsWith('/') ? pattern : `${from}${pattern}`;
      const [, before = whole, choices, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(whole) ?? [];
      const patterns = choices === undefined ? [whole] : choices.split(',').map((each) => before + each + after);
      const forms = patterns.map((each) => each.replace(/[.+^$()|\\]/g, '\\$&').replaceAll('*', '[^/]*'));
      return Promise.resolve(
        forms.flatMap((form) => [...contents.keys()].filter((path) => new RegExp(`^${form}$`).test(path)).sort()),
      );
    },
    read: (path) => Promise.resolve(contents.has(path) ? Buffer.from(contents.get(path) ?? '') : null),
  };
}
