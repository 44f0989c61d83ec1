import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of a Unix socket has at most 107 bytes, and ssh adds 17 while creating one. */
const longestFolder = 85;
const name = 'lvsrules-ssh-';
/** A killed run leaves its folder; the connection in it ends by itself after a minute. */
const leftoverSeconds = 300;

/**
 * A private folder for the socket of a shared connection; null if none can be created: each use then opens its own
 * connection.
 */
export async function controlFolder(): Promise<string | null> {
  for (const parent of new Set([tmpdir(), '/tmp'])) {
    if (Buffer.byteLength(join(parent, name)) + 20 > longestFolder) continue;
    await removeLeftovers(parent);
    try {
      return await mkdtemp(join(parent, `${name}${process.pid}-`));
    } catch {
      continue; // not there, full, or not ours to write
    }
  }
  return null;
}

/** Removes what killed runs of this user left behind. */
async function removeLeftovers(parent: string): Promise<void> {
  const found = await readdir(parent).catch(() => []);
  for (const each of found) {
    const [, pid] = /^lvsrules-ssh-([0-9]+)-/.exec(each) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(parent, each);
    const facts = await lstat(path).catch(() => null);
    const isOld = facts !== null && Date.now() - facts.mtimeMs > leftoverSeconds * 1000;
    if (isOld && facts.isDirectory() && facts.uid === process.getuid?.()) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
