import type { Stats } from 'node:fs';

/** The metadata of a file that decides who may change it. */
type Owned = Pick<Stats, 'uid' | 'mode'>;

/** Root, the user of this process, and the sudo caller: files that they own are trusted. */
export function isTrusted(uid: number): boolean {
  const user = process.geteuid?.() ?? uid;
  return uid === 0 || uid === user || (user === 0 && uid === Number(process.env['SUDO_UID'] ?? NaN));
}

/** Whether only trusted users can change the entries of a folder or the content of a file. */
export function isGuarded({ uid, mode }: Owned): boolean {
  return isTrusted(uid) && (mode & writableByOthers) === 0;
}

/** Whether a folder is world-writable with the sticky bit, as `/tmp` is. */
export function isSticky({ mode }: Owned): boolean {
  return (mode & 0o1000) !== 0 && (mode & writableByOthers) !== 0;
}

const writableByOthers = 0o022;
