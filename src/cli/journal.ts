import { readlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { digest } from '../change/journal/digest.ts';
import type { Journal, StateFolder } from '../change/journal/journal.ts';
import { type DirectorSpec, isInKernel } from '../domain/director-spec.ts';
import { plainSshSpec } from '../domain/ssh-spec.ts';
import type { World } from './world.ts';

/** The state folder of this user. */
export function stateFolder(world: World): StateFolder {
  return { files: world.files, directory: stateDirectory(world), user: process.geteuid?.() ?? 0 };
}

/** The journal for the table of a director spec; null for a table that ends with this process. */
export async function journalOf(spec: DirectorSpec, world: World): Promise<Journal | null> {
  const table = await tableName(spec, world);
  if (table === null) return null;
  const endsWithKernel = isInKernel(spec) && spec.kind !== 'ssh';
  return { ...stateFolder(world), table, ...(endsWithKernel && { life: await lifeOfKernel(world) }) };
}

/** A table of this kernel is lost on reboot, and with its network namespace. */
async function lifeOfKernel({ files }: World): Promise<string> {
  const boot = await files.read('/proc/sys/kernel/random/boot_id');
  const namespace = await readlink('/proc/self/ns/net').catch(() => 'net:[0]');
  return `${boot.ok ? Buffer.from(boot.value).toString('latin1').trim() : '-'} ${namespace}`;
}

/** Who makes a change: the user behind sudo, if any. */
export function whoami({ environment }: World): string {
  return environment['SUDO_USER'] ?? environment['USER'] ?? environment['LOGNAME'] ?? `uid ${process.getuid?.() ?? 0}`;
}

/** The name of a target in the journal: its absolute path. */
export function targetPath(target: string, world: World): string {
  return resolve(world.directory, target);
}

/**
 * The state directory: `/var/lib/lvsrules` for root, `$XDG_STATE_HOME/lvsrules` or `~/.local/state/lvsrules` for
 * others; LVSRULES_STATE overrides it. As the XDG specification demands, an empty or relative XDG_STATE_HOME is
 * ignored.
 */
function stateDirectory(world: World): string {
  const { environment } = world;
  const asked = environment['LVSRULES_STATE'];
  if (asked) return isAbsolute(asked) ? asked : resolve(world.directory, asked);
  if (process.getuid?.() === 0) return '/var/lib/lvsrules';
  const named = environment['XDG_STATE_HOME'] ?? '';
  const home = named.startsWith('/') ? named : join(environment['HOME'] || homedir(), '.local', 'state');
  return join(home, 'lvsrules');
}

/**
 * One name for each table that can be changed: all directors of this kernel share one per network namespace, files are
 * identified by their absolute path, other machines by their spec. Null: the table ends with this process, or cannot be
 * changed.
 */
async function tableName(spec: DirectorSpec, world: World): Promise<string | null> {
  const ofFile = (kind: string, path: string) => `${kind}-${digest(resolve(world.directory, path))}`;
  switch (spec.kind) {
    case 'sim':
    case 'keepalived':
    case 'ldirectord':
      return null;
    case 'sim-file':
      return ofFile('sim', spec.path);
    case 'rules-file':
      return ofFile('file', spec.path);
    case 'ssh':
      return `other-${digest(plainSshSpec(spec.text))}`;
    case 'ipvsadm':
      return spec.prefix.length === 0 ? ownKernel() : `other-${digest(spec.text)}`;
    case 'auto':
    case 'netlink':
    case 'proc':
      return ownKernel();
  }
}

async function ownKernel(): Promise<string> {
  const namespace = await readlink('/proc/self/ns/net').catch(() => 'net:[0]');
  return `kernel-${/\d+/.exec(namespace)?.[0] ?? '0'}`;
}
