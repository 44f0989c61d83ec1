import { isSimulated } from '../domain/director-spec.ts';
import type { Director } from '../ports/director.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { DescribedHost } from '../ipvsadm/described-host.ts';
import type { Names } from '../ipvsadm/names.ts';
import type { Problem } from '../report/problem.ts';
import { cannotRead, notAHostFile } from '../report/problems/file-problems.ts';
import type { World } from './world.ts';

/** The option of commands that need to know a machine. */
export const hostOption = {
  host: { value: 'FILE', summary: 'a machine: its names, addresses and modules, as JSON', env: 'LVSRULES_HOST' },
} as const;

/**
 * The machine that `--host` or LVSRULES_HOST describes. Without one, names are those of `/etc/hosts` and
 * `/etc/services` here, and the kernel is Debian's. DNS is not used: its answer may differ when the rules are restored.
 */
export async function hostOf(
  option: string | undefined,
  world: Pick<World, 'files' | 'environment'>,
): Promise<Result<DescribedHost, Problem>> {
  const path = option ?? world.environment['LVSRULES_HOST'];
  if (!path) return success({ names: await namesOfFiles(world), machine: {} });
  const bytes = await world.files.read(path);
  if (!bytes.ok) return failure(cannotRead('host file', path, bytes.failure));
  const { readHost } = await import('../ipvsadm/described-host.ts');
  const host = readHost(new TextDecoder().decode(bytes.value));
  return host.ok ? host : failure(notAHostFile(path, host.failure));
}

/** The names that a rules file may use, whatever its table is compared with. */
export async function rulesNames(world: Pick<World, 'files' | 'environment'>): Promise<Result<Names, Problem>> {
  const host = await hostOf(undefined, world);
  return host.ok ? success(host.value.names) : host;
}

/** Names of this machine do not apply to what a simulated one prints. */
export function printedNames({ spec }: Director, names: Names): Names {
  return isSimulated(spec) ? { ...names, hostName: () => null, portName: () => null } : names;
}

/** Read immediately, parsed when a name is looked up. */
async function namesOfFiles(world: Pick<World, 'files'>): Promise<Names> {
  const { namesFrom } = await import('../ipvsadm/described-host.ts');
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
