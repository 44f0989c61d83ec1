import { resolve } from 'node:path';
import type { Files } from '../../ports/files.ts';
import type { IncludedFiles } from '../../sources/keepalived/conf-line.ts';

/** The files that a configuration includes, with shell patterns: `*`, `?`, `[…]`, `{a,b}`. */
export function includedFiles(files: Files, directory: string): IncludedFiles {
  return {
    read: async (path) => {
      const read = await files.read(path);
      return read.ok ? read.value : null;
    },
    find: async (pattern, from) => {
      const found: string[] = [];
      for (const each of alternatives(pattern)) {
        const parts = resolve(directory, from, each).split('/').slice(1);
        found.push(...(await walk(files, '', parts)));
      }
      return found;
    },
  };
}

async function walk(files: Files, base: string, [part, ...rest]: readonly string[]): Promise<readonly string[]> {
  if (part === undefined) {
    const facts = await files.facts(base);
    return facts.ok && facts.value.kind === 'file' ? [base] : [];
  }
  if (!/[*?[]/.test(part)) return walk(files, `${base}/${part}`, rest);
  const listed = await files.list(base === '' ? '/' : base);
  const names = listed.ok ? listed.value.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)) : [];
  const form = formOf(part);
  const found: string[] = [];
  for (const name of names.filter((each) => form.test(each)).sort()) {
    found.push(...(await walk(files, `${base}/${name}`, rest)));
  }
  return found;
}

/** Hidden files only match a pattern that begins with a dot. */
function formOf(part: string): RegExp {
  const body = part.replace(/\[!?[^\]]+\]|[.+^$(){}|\\*?[\]]/g, (found) => {
    if (found === '*') return '[^/]*';
    if (found === '?') return '[^/]';
    if (found.length > 1) return found.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
    return `\\${found}`;
  });
  return new RegExp(`^${part.startsWith('.') ? '' : '(?!\\.)'}${body}$`, 's');
}

function alternatives(pattern: string): readonly string[] {
  const [whole, inside = ''] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined) return [pattern];
  return inside.split(',').flatMap((each) => alternatives(pattern.replace(whole, () => each)));
}
