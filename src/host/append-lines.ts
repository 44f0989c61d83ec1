import { constants, promises as fs } from 'node:fs';
import { dirname } from 'node:path';

/** Appends lines in one write and syncs them; a last line torn by a crash or a full disk is ended first. */
export async function appendLines(path: string, content: string): Promise<void> {
  const file = await fs.open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const last = new Uint8Array(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    await file.appendFile(size > 0 && last[0] !== lineFeed ? `\n${content}` : content);
    await file.sync();
    if (size === 0) await syncFolder(dirname(path));
  } finally {
    await file.close();
  }
}

const lineFeed = 10;

/** So that a new file name survives a crash too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await fs.open(path, constants.O_RDONLY).catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
