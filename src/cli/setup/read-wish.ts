import { limits } from '../../domain/limits.ts';
import { familyOf } from '../../domain/address.ts';
import type { HostFacts } from '../../domain/host/facts.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { ForwardingMethod, Tunnel } from '../../domain/server.ts';
import type { Table } from '../../domain/table.ts';
import type { HostRole } from '../../doctor/scene.ts';
import type { Problem } from '../../report/problem.ts';
import { notARealServer, noVirtualAddress, tunnelUnused } from '../../report/problems/setup-problems.ts';
import { rulesInPart } from '../../report/problems/untaken-problems.ts';
import type { SetupWish, WishedAddress } from '../../setup/setup-wish.ts';
import { addressesOfMarks, addressesOfRules, rulesOfHost } from '../../setup/wish-of-rules.ts';
import type { OptionValues } from '../command.ts';
import { readAddresses } from '../read-addresses.ts';
import { readCount } from '../read-count.ts';
import { namedRules } from '../tables/named-rules.ts';
import type { World } from '../world.ts';
import { setupOptions } from './setup-options.ts';

export type SetupValues = OptionValues<typeof setupOptions>;

/** What the command line requests for a host. `facts` are the facts about the host, or null if unknown. */
export async function readWish(
  role: HostRole,
  options: SetupValues,
  facts: () => Promise<Result<HostFacts | null, Problem>>,
  world: World,
): Promise<Result<SetupWish, Problem>> {
  const vips = readAddresses('vip', options.vip);
  if (!vips.ok) return vips;
  const gateways = readAddresses('gateway', options.gateway);
  if (!gateways.ok) return gateways;
  const plain = plainWay(options);
  if (!plain.ok) return plain;
  const table = options.rules === undefined ? null : await namedRules(options.rules, world);
  if (table && !table.ok) return table;
  const unread = table === null ? null : rulesInPart(table.value);
  if (unread !== null) return failure(unread);
  const rules = table === null ? null : await rulesFor(role, table.value.table, options.rules ?? '', facts);
  if (rules && !rules.ok) return rules;
  const { device } = options;
  const entries = entriesFor(vips.value, rules?.value ?? null, plain.value);
  if (entries.length === 0) return failure(noVirtualAddress(options.rules));
  return success({
    role,
    entries,
    ...(device !== undefined && { device }),
    gateways: gateways.value,
    servers: (rules?.value.services ?? []).flatMap(({ servers }) => servers.map(({ address }) => address)),
    ...(vips.value.length === 0 && rules !== null && { marks: marksOf(rules.value) }),
    settings: rules?.value.settings ?? {},
    schedulers: [...new Set((rules?.value.services ?? []).map(({ scheduler }) => scheduler))].sort(),
  });
}

function marksOf({ services }: Table): readonly number[] {
  return services.flatMap(({ key }) => (key.kind === 'fwmark' ? [key.mark] : []));
}

type Way = (vip: string) => WishedAddress;

function entriesFor(vips: readonly string[], rules: Table | null, plain: Way): readonly WishedAddress[] {
  if (rules === null) return vips.map(plain);
  const found = addressesOfRules(rules);
  if (vips.length === 0) return found;
  return vips.flatMap((vip) => {
    const own = found.filter((each) => each.vip === vip);
    if (own.length > 0) return own;
    const marked = addressesOfMarks(rules, [vip]);
    return marked.length > 0 ? marked : [plain(vip)];
  });
}

/** Of a real server only what it serves itself. */
async function rulesFor(
  role: HostRole,
  table: Table,
  name: string,
  facts: () => Promise<Result<HostFacts | null, Problem>>,
): Promise<Result<Table, Problem>> {
  if (role === 'director') return success(table);
  const known = await facts();
  if (!known.ok) return known;
  const addresses = known.value?.addresses;
  if (addresses === undefined) return success(table);
  const own = rulesOfHost(table, addresses);
  if (own.services.length > 0) return success(own);
  const servers = [...new Set(table.services.flatMap(({ servers }) => servers.map(({ address }) => address)))];
  return failure(notARealServer(name, servers));
}

/** The forwarding method of an address that is not in the rules. */
function plainWay({ method, tunnel, 'tunnel-port': port, rules }: SetupValues): Result<Way, Problem> {
  if (rules === undefined && tunnel !== setupOptions.tunnel.default && method !== 'tunnel') {
    return failure(tunnelUnused(`--tunnel ${tunnel}`, '--method tunnel'));
  }
  if (rules === undefined && port !== setupOptions['tunnel-port'].default && tunnel !== 'gue') {
    return failure(tunnelUnused(`--tunnel-port ${port}`, '--method tunnel --tunnel gue'));
  }
  const { least, most } = limits.tunnelPort;
  const number = readCount('tunnel-port', port, least, most);
  if (!number.ok) return number;
  const chosen = (method ?? 'route') as ForwardingMethod;
  return success((vip) => ({
    vip,
    method: chosen,
    outer: familyOf(vip),
    tunnel: chosen === 'tunnel' ? tunnelOf(tunnel, number.value) : null,
  }));
}

function tunnelOf(type: string, port: number): Tunnel {
  if (type === 'gue') return { type, port, checksum: 'none' };
  return type === 'gre' ? { type, checksum: 'none' } : { type: 'ipip' };
}
