import { createHash } from 'node:crypto';
import { readlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { World } from '../world.ts';

/**
 * Where lvsrules keeps what it did: `/var/lib/lvsrules` for root, `$XDG_STATE_HOME/lvsrules` or
 * `~/.local/state/lvsrules` for others. LVSRULES_STATE names another place.
 */
export function stateDirectory(world: Pick<World, 'environment'>): string {
  const { environment } = world;
  if (environment['LVSRULES_STATE']) return environment['LVSRULES_STATE'];
  if (process.getuid?.() === 0) return '/var/lib/lvsrules';
  return join(environment['XDG_STATE_HOME'] ?? join(environment['HOME'] ?? homedir(), '.local', 'state'), 'lvsrules');
}

/**
 * One name for each table that can be changed: all directors of this kernel share one in each network namespace, files
 * are known by their absolute path, other machines by their spec.
 */
export async function tableName(spec: string, directory: string): Promise<string> {
  const file = /^(sim|file):(.*)$/s.exec(spec);
  if (file) return `${file[1] ?? ''}-${digest(resolve(directory, file[2] ?? ''))}`;
  if (spec === 'sim') return `sim-${process.pid}`;
  if (spec.startsWith('ssh:') || spec.startsWith('ipvsadm:')) return `other-${digest(spec)}`;
  const namespace = await readlink('/proc/self/ns/net').catch(() => 'net:[0]');
  return `kernel-${/\d+/.exec(namespace)?.[0] ?? '0'}`;
}

/** Sixteen hexadecimal digits that stand for a text. */
export function digest(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
