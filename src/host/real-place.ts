import type { Stats } from 'node:fs';
import { lstat, readlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { isGuarded, isTrusted } from './owners.ts';

/** Where a path leads when every link is followed. */
export interface ResolvedPath {
  readonly path: string;
  /** Null when nothing is there. */
  readonly facts: Stats | null;
  readonly folder: Stats;
  /** The first link on the path that another user could have created or could change; null when there is none. */
  readonly foreign: ForeignLink | null;
}

export interface ForeignLink {
  readonly link: string;
  readonly owner: number;
}

/**
 * Follows a path as the kernel does and reports whose links it passed. In a folder that others can write to, a link is
 * foreign unless it and its target belong to trusted users. Fails as `lstat` does.
 */
export async function realPlace(path: string): Promise<ResolvedPath> {
  const unguarded: ForeignLink[] = [];
  let rest = namesOf(resolve(path));
  let at = '/';
  let folder = await lstat(at);
  let facts: Stats | null = folder;
  for (let links = 0; rest.length > 0;) {
    const [name = '', ...further] = rest;
    rest = further;
    if (facts === null) throw Object.assign(new Error(`${at} does not exist`), { code: 'ENOENT' });
    folder = facts;
    const here = name === '..' ? dirname(at) : join(at, name);
    const found = await lstat(here).catch(nullWhenAbsent);
    if (found?.isSymbolicLink() !== true) {
      [at, facts] = [here, found];
      continue;
    }
    if (++links > mostLinks) throw Object.assign(new Error(`${path} has too many links`), { code: 'ELOOP' });
    if (!isGuarded(folder)) unguarded.push({ link: here, owner: found.uid });
    const target = await readlink(here);
    rest = [...namesOf(target), ...rest];
    if (isAbsolute(target)) [at, facts] = ['/', await lstat('/')];
  }
  const reachesForeign = !isTrusted((facts ?? folder).uid);
  const foreign = unguarded.find(({ owner }) => reachesForeign || !isTrusted(owner)) ?? null;
  return { path: at, facts, folder, foreign };
}

const mostLinks = 40;

function namesOf(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
