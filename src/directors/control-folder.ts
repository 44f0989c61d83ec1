import { readlinkSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of a Unix socket has at most 107 bytes, and ssh adds 17 while creating one. */
const longestFolder = 85;
const name = 'lvsrules-ssh-';
/** The socket of a shared connection in its folder. */
export const socketName = 'c';

/**
 * A private folder for the socket of a shared connection; null if none can be created: each use then opens its own
 * connection. What killed runs of this user left behind is removed, and their connections are ended by `endConnection`.
 */
export async function controlFolder(endConnection: (socket: string) => Promise<unknown>): Promise<string | null> {
  const own = `${name}${process.pid}-${pidNamespace()}-`;
  for (const parent of new Set([tmpdir(), '/tmp'])) {
    if (Buffer.byteLength(join(parent, own)) + 6 > longestFolder) continue;
    await removeLeftovers(parent, endConnection);
    try {
      return await mkdtemp(join(parent, own));
    } catch {
      continue; // not there, full, or not ours to write
    }
  }
  return null;
}

async function removeLeftovers(parent: string, endConnection: (socket: string) => Promise<unknown>): Promise<void> {
  const found = await readdir(parent).catch(() => []);
  for (const each of found) {
    const [, pid, namespace] = /^lvsrules-ssh-([0-9]+)-([0-9]+)-/.exec(each) ?? [];
    if (pid === undefined || namespace !== pidNamespace() || isRunning(Number(pid))) continue;
    const path = join(parent, each);
    const facts = await lstat(path).catch(() => null);
    if (!facts?.isDirectory() || facts.uid !== process.getuid?.()) continue;
    const socket = join(path, socketName);
    if (await lstat(socket).catch(() => null)) await endConnection(socket);
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The number of the pid namespace: a process id means nothing in another. */
function pidNamespace(): string {
  try {
    return /[0-9]+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
