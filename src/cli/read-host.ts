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
export async function readHostFile(
  path: string | undefined,
  world: Pick<World, 'files'>,
): Promise<Result<Host, Problem>> {
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
  const { noNames } = await import('../ipvsadm/names.ts');
  return spec === 'sim' || spec.startsWith('sim:') ? noNames : namesOfFiles(world);
}

/**
 * The names that may stand in a rules file, whatever its table is compared with: those of the machine that LVSRULES_HOST
 * describes, else what `/etc/hosts` and `/etc/services` say here. DNS is not asked, for it may answer otherwise when the
 * rules are restored.
 */
export async function rulesNames(world: Pick<World, 'files' | 'environment'>): Promise<Result<Names, Problem>> {
  const described = world.environment['LVSRULES_HOST'];
  if (!described) return success(await namesOfFiles(world));
  const host = await readHostFile(described, world);
  return host.ok ? success(host.value.names) : host;
}

/** Read at once, understood when somebody asks for a name. */
async function namesOfFiles(world: Pick<World, 'files'>): Promise<Names> {
  const { namesFrom } = await import('../ipvsadm/host.ts');
  const [hosts, services] = await Promise.all([textAt('/etc/hosts', world), textAt('/etc/services', world)]);
  let made: Names | undefined;
  const names = () => (made ??= namesFrom(hosts, services));
  return {
    address: (host) => names().address(host),
    port: (service, protocol) => names().port(service, protocol),
    hostName: (address) => names().hostName(address),
    portName: (port, protocol) => names().portName(port, protocol),
  };
}

async function textAt(path: string, { files }: Pick<World, 'files'>): Promise<string> {
  const bytes = await files.read(path);
  return bytes.ok ? new TextDecoder().decode(bytes.value) : '';
}
