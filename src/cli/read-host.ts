import type { Director } from '../ports/director.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Host } from '../ipvsadm/host.ts';
import type { Names } from '../ipvsadm/names.ts';
import type { Problem } from '../report/problem.ts';
import type { World } from './world.ts';

/** The option of commands that need to know a machine. */
export const hostOption = {
  host: { value: 'FILE', summary: 'a machine: its names, addresses and modules, as JSON', env: 'LVSRULES_HOST' },
} as const;

/** The machine that `--host` describes; without one, nothing has a name and the kernel is Debian's. */
export async function readHostFile(path: string | undefined, world: World): Promise<Result<Host, Problem>> {
  const { readHost } = await import('../ipvsadm/host.ts');
  const { noNames } = await import('../ipvsadm/names.ts');
  if (path === undefined || path === '') return success({ names: noNames, machine: {} });
  const bytes = await world.files.read(path);
  if (!bytes.ok) return failure({ what: 'cannot read the host file', where: path, why: bytes.failure.reason });
  const host = readHost(new TextDecoder().decode(bytes.value));
  if (host.ok) return host;
  const remedy = 'it holds etc_hosts and etc_services as text, local_addresses and modules as lists';
  return failure({ what: 'not a host file', where: path, why: host.failure, remedy });
}

/** The names of this machine, for directors that stand on one; a simulated kernel has none of its own. */
export async function namesHere({ spec }: Director, world: World): Promise<Names> {
  const { namesFrom } = await import('../ipvsadm/host.ts');
  const { noNames } = await import('../ipvsadm/names.ts');
  if (spec === 'sim' || spec.startsWith('sim:')) return noNames;
  const [hosts, services] = await Promise.all([textAt('/etc/hosts', world), textAt('/etc/services', world)]);
  return namesFrom(hosts, services);
}

async function textAt(path: string, { files }: World): Promise<string> {
  const bytes = await files.read(path);
  return bytes.ok ? new TextDecoder().decode(bytes.value) : '';
}
