import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot } from './foreign.ts';

/** A file system of its own that is quickly full. */
export interface SmallDisk {
  readonly path: string;
  /** Fills it up, except for this many blocks. */
  fill(freeBlocks?: number): void;
  /** Makes room again. */
  relieve(): void;
  remove(): void;
}

const blockSize = 4096;

/** Root can mount one, but not in every container. */
export const mayMount = isRoot && mounts();

function mounts(): boolean {
  try {
    smallDisk(1).remove();
    return true;
  } catch {
    return false;
  }
}

/** An empty disk of this many blocks; its maker removes it. */
export function smallDisk(blocks = 64): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'lvsrules-disk-'));
  const filler = join(path, '.filler');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${blocks * blockSize}`, 'tmpfs', path], { stdio: 'ignore' });
  } catch (error) {
    rmSync(path, { recursive: true });
    throw error;
  }
  return {
    path,
    fill(freeBlocks = 0) {
      rmSync(filler, { force: true });
      const { bfree } = statfsSync(path);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bfree - freeBlocks) * blockSize));
    },
    relieve() {
      rmSync(filler, { force: true });
    },
    remove() {
      execFileSync('umount', [path]);
      rmSync(path, { recursive: true });
    },
  };
}
