import { chmod, chown, lchown, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Only root can make files of other users. */
export const isRoot = process.getuid?.() === 0;

/** Follows a title, so that a run of another user says why the tests are skipped. */
export const whenRoot = isRoot ? '' : ' (skipped: only root can make files of other users)';

/** Users that own nothing on this machine. */
export const [mallory, alice] = [4_242_001, 4_242_002] as const;

/** A new folder of `owner` with this mode. */
export async function folderOf(owner: number, mode: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lvsrules-foreign-'));
  await chown(folder, owner, owner);
  await chmod(folder, mode);
  return folder;
}

export async function fileOf(owner: number, path: string, content: string, mode = 0o644): Promise<void> {
  await writeFile(path, content);
  await chown(path, owner, owner);
  await chmod(path, mode);
}

export async function linkOf(owner: number, path: string, target: string): Promise<void> {
  await symlink(target, path);
  await lchown(path, owner, owner);
}
