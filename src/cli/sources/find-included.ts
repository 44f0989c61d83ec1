import { resolve } from 'node:path';
import type { Files } from '../../ports/files.ts';
import { matches } from '../../sources/shell/shell-pattern.ts';
import type { IncludedFiles } from '../../sources/keepalived/conf-line.ts';

/** The files that a configuration includes, with shell patterns: `*`, `?`, `[…]`, `{a,b}`. */
export function includedFiles(files: Files, directory: string): IncludedFiles {
  const contents = new Map<string, Uint8Array | null>();
  const places = new Map<string, readonly string[] | 'too many'>();
  // It may have become a pipe since it was found: it is opened first, and asked for its kind afterwards.
  const read = async (path: string) => {
    const opened = await files.readOwned(path);
    return opened.ok && opened.value.facts.kind === 'file' ? opened.value.content : null;
  };
  const find = async (pattern: string, from: string): Promise<readonly string[] | 'too many'> => {
    const patterns = alternatives(pattern);
    if (patterns === null) return 'too many';
    const walked = { files, left: mostNames };
    const found: string[] = [];
    for (const each of patterns) {
      const parts = resolve(directory, from, each).split('/').slice(1);
      found.push(...(await walk(walked, '', parts)));
    }
    return walked.left < 0 ? 'too many' : found;
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

/** What braces stand for; null where it is too much. */
function alternatives(pattern: string): readonly string[] | null {
  let patterns: readonly string[] = [pattern];
  while (patterns.some((each) => bracesForm.test(each))) {
    const next: string[] = [];
    for (const each of patterns) {
      const choices = bracesForm.exec(each)?.[1]?.split(',') ?? null;
      if (next.length + (choices?.length ?? 1) > mostNames) return null;
      next.push(...(choices?.map((choice) => each.replace(bracesForm, () => choice)) ?? [each]));
    }
    patterns = next;
  }
  return patterns;
}

const bracesForm = /\{([^{}]*)\}/;
