import { resolve } from 'node:path';
import type { Files } from '../../ports/files.ts';
import type { IncludedFiles } from '../../sources/keepalived/conf-line.ts';

/** The files that a configuration includes, with shell patterns: `*`, `?`, `[…]`, `{a,b}`. */
export function includedFiles(files: Files, directory: string): IncludedFiles {
  return {
    // It may have become a pipe since it was found: it is opened first, and asked for its kind afterwards.
    read: async (path) => {
      const read = await files.readOwned(path);
      return read.ok && read.value.facts.kind === 'file' ? read.value.content : null;
    },
    find: async (pattern, from) => {
      const patterns = alternatives(pattern);
      if (patterns === null) return null;
      const walked = { files, left: mostNames };
      const found: string[] = [];
      for (const each of patterns) {
        const parts = resolve(directory, from, each).split('/').slice(1);
        found.push(...(await walk(walked, '', parts)));
      }
      return walked.left < 0 ? null : found;
    },
  };
}

/** Names that a pattern may lead past, so that one such as `/**` of nested folders comes to an end. */
const mostNames = 20_000;

interface Walk {
  readonly files: Files;
  left: number;
}

async function walk(on: Walk, base: string, [part, ...rest]: readonly string[]): Promise<readonly string[]> {
  on.left -= 1;
  if (on.left < 0) return [];
  if (part === undefined) {
    const facts = await on.files.facts(base);
    return facts.ok && facts.value.kind === 'file' ? [base] : [];
  }
  if (!/[*?[]/.test(part)) return walk(on, `${base}/${part}`, rest);
  const listed = await on.files.list(base === '' ? '/' : base);
  const names = listed.ok ? listed.value.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)) : [];
  on.left -= names.length;
  const form = formOf(part);
  const found: string[] = [];
  for (const name of names.filter((each) => form.test(each)).sort()) {
    found.push(...(await walk(on, `${base}/${name}`, rest)));
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

/** What braces stand for; null where it is too much. */
function alternatives(pattern: string): readonly string[] | null {
  let patterns: readonly string[] = [pattern];
  while (patterns.length <= mostNames) {
    if (!patterns.some((each) => bracesForm.test(each))) return patterns;
    patterns = patterns.flatMap((each) => {
      const [, inside] = bracesForm.exec(each) ?? [];
      if (inside === undefined) return [each];
      return inside.split(',').map((choice) => each.replace(bracesForm, () => choice));
    });
  }
  return null;
}

const bracesForm = /\{([^{}]*)\}/;
