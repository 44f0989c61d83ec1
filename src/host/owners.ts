import type { Stats } from 'node:fs';

/** What of a file's facts says who may change it. */
type Owned = Pick<Stats, 'uid' | 'mode'>;

/** Root, the user of this process, and who called it by sudo: what belongs to them is believed. */
export function isTrusted(uid: number): boolean {
  const user = process.geteuid?.() ?? uid;
  return uid === 0 || uid === user || (user === 0 && uid === Number(process.env['SUDO_UID'] ?? NaN));
}

/** Whether only trusted users may put other entries into a folder, or other content into a file. */
export function isGuarded({ uid, mode }: Owned): boolean {
  return isTrusted(uid) && (mode & writableByOthers) === 0;
}

/** Whether a folder lets everybody in but keeps each entry to its owner, as `/tmp` does. */
export function isSticky({ mode }: Owned): boolean {
  return (mode & 0o1000) !== 0 && (mode & writableByOthers) !== 0;
}

const writableByOthers = 0o022;
