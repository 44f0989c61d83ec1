import { resolve } from 'node:path';
import type { Files } from '../../ports/files.ts';
import { matches } from '../../sources/shell/shell-pattern.ts';
import type { IncludesFound, IncludedFiles } from '../../sources/keepalived/conf-line.ts';

/** The files that a configuration includes, with shell patterns: `*`, `?`, `[…]`. */
export function includedFiles(files: Files, directory: string): IncludedFiles {
  const contents = new Map<string, Uint8Array | 'executable' | null>();
  const places = new Map<string, IncludesFound>();
  // It may have become a pipe since it was found: it is opened first, and asked for its kind afterwards.
  const read = async (path: string) => {
    const opened = await files.readOwned(path);
    if (!opened.ok || opened.value.facts.kind !== 'file') return null;
    return (opened.value.facts.mode & 0o111) === 0 ? opened.value.content : 'executable';
  };
  const find = async (pattern: string, from: string): Promise<IncludesFound> => {
    const walked: Walk = { files, left: mostNames, lacksFolder: false };
    const found = await walk(walked, '', resolve(directory, from, pattern).split('/').slice(1));
    if (walked.left < 0) return 'too many';
    return found.length === 0 && walked.lacksFolder ? 'no folder' : found;
  };
  return {
    read: (path) => once(contents, path, read),
    find: (pattern, from) => once(places, `${from}\0${pattern}`, () => find(pattern, from)),
  };
}

/** What is included many times is searched once. */
async function once<Value>(known: Map<string, Value>, key: string, make: (key: string) => Promise<Value>) {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = await make(key);
  known.set(key, made);
  return made;
}

/** Names that a pattern may lead past, so that one such as `/**` of nested folders comes to an end. */
const mostNames = 10_000;

interface Walk {
  readonly files: Files;
  left: number;
  /** A folder whose names a wildcard would have matched is missing. */
  lacksFolder: boolean;
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
  on.lacksFolder ||= !listed.ok;
  const names = listed.ok ? listed.value.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)) : [];
  on.left -= names.length;
  const found: string[] = [];
  for (const name of names.filter((each) => fits(each, part)).sort()) {
    found.push(...(await walk(on, `${base}/${name}`, rest)));
  }
  return found;
}

/** A name that begins with a dot must be matched explicitly. */
function fits(name: string, part: string): boolean {
  return (part.startsWith('.') || !name.startsWith('.')) && matches(name, part) === true;
}
