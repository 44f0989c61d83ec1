import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';

export function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Whether a clean Debian can be made here: it is fetched from the network, and unpacked by root. */
export const canMakeDebian = process.getuid?.() === 0 && has('debootstrap');

/** A Debian with Node and nothing else in a new folder. It is fetched once a day. */
export function cleanDebian(root: string): void {
  const kept = `.cache/debian-${new Date().toISOString().slice(0, 10)}.tar`;
  if (!existsSync(kept)) {
    const mirror = process.env['LVSRULES_MIRROR'] ?? 'http://deb.debian.org/debian';
    const packages = '--include=nodejs,ca-certificates';
    const made = `${root}.fetched`;
    execFileSync('debootstrap', ['--variant=minbase', packages, 'trixie', made, mirror], { stdio: 'ignore' });
    mkdirSync('.cache', { recursive: true });
    execFileSync('tar', ['-C', made, '-cf', `${kept}.part`, '.']);
    renameSync(`${kept}.part`, kept);
    rmSync(made, { recursive: true });
  }
  mkdirSync(root);
  execFileSync('tar', ['-C', root, '-xf', kept]);
}
