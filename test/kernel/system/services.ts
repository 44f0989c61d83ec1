import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { output } from '../fact.ts';
import type { NamedFile } from './named-files.ts';

export function deploy(files: readonly NamedFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: path.startsWith('/etc/netplan/') ? 0o600 : 0o644 });
  }
}

export function withdraw(files: readonly NamedFile[]): void {
  for (const { path } of files) rmSync(path);
}

/** As at boot: modules before settings. */
export function loadSettings(): void {
  output('systemctl', 'restart', 'systemd-modules-load', 'systemd-sysctl');
}

/** networkd reads its files again, and configures these devices by them. */
export async function loadNetworks(...devices: readonly string[]): Promise<void> {
  output('networkctl', 'reload');
  for (const device of devices) {
    if (!isUnmanaged(device)) output('networkctl', 'reconfigure', device);
  }
  await settled();
}

export async function applyNetplan(): Promise<void> {
  output('netplan', 'apply');
  await settled();
}

/** Waits until no device is on its way any more. */
async function settled(): Promise<void> {
  for (let tries = 0; /\b(pending|initialized|configuring)\b/.test(output('networkctl', '--no-legend')); tries++) {
    if (tries === 300) throw new Error(output('networkctl'));
    await setTimeout(100);
  }
}

function isUnmanaged(device: string): boolean {
  return new RegExp(` ${device} .*unmanaged`).test(output('networkctl', '--no-legend', 'list', device));
}
