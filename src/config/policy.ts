import type { Family } from '../domain/address.ts';
import { isInNetwork, readNetwork } from '../domain/network.ts';
import { matchesPattern } from '../domain/pattern.ts';
import type { ForwardingMethod, ServerKey } from '../domain/server.ts';
import { serverKeyText } from '../domain/server.ts';
import { serviceKeyText, type Service, type ServiceKey } from '../domain/service.ts';
import type { Severity } from '../domain/severity.ts';
import type { Table } from '../domain/table.ts';

/** A site's own rule about its services. Every given condition must be met. */
export interface Policy {
  readonly name: string;
  /** Patterns of service names such as `tcp 192.0.2.*:443` or `fwmark *`; absent: every service. */
  readonly services?: readonly string[];
  readonly severity?: Severity;
  /** Servers with a weight above 0. */
  readonly minServers?: number;
  readonly maxServers?: number;
  /** The largest share of a service's weight that one server may have, in percent. */
  readonly maxShare?: number;
  readonly schedulers?: readonly string[];
  readonly methods?: readonly ForwardingMethod[];
  /** Networks that must contain the real servers. */
  readonly serverNetworks?: readonly string[];
  /** Maximum persistence in seconds; 0 forbids it. */
  readonly maxPersistence?: number;
  readonly families?: readonly Family[];
  /** At least one service must match each pattern, and no plan removes one that does. */
  readonly protected?: boolean;
}

export type BreachKind =
  'servers' | 'share' | 'scheduler' | 'method' | 'network' | 'persistence' | 'family' | 'protected';

export interface Breach {
  readonly kind: BreachKind;
  readonly policy: Policy;
  /** A clause printed after the name of the policy. */
  readonly why: string;
  /** Absent when a protected service is missing. */
  readonly service?: ServiceKey;
  readonly server?: ServerKey;
}

/** Every policy violation of a table, service by service. */
export function breaches(table: Table, policies: readonly Policy[]): readonly Breach[] {
  return policies.flatMap((policy) => {
    const covered = table.services.filter(({ key }) => isCovered(key, policy));
    return [...missing(table, policy), ...covered.flatMap((service) => [...serviceBreaches(service, policy)])];
  });
}

function isCovered(key: ServiceKey, { services }: Policy): boolean {
  return services?.some((pattern) => matchesPattern(serviceKeyText(key), pattern)) ?? true;
}

/** The policies that forbid removing a service. */
export function protecting(key: ServiceKey, policies: readonly Policy[]): readonly Policy[] {
  return policies.filter((policy) => policy.protected === true && isCovered(key, policy));
}

function missing(table: Table, policy: Policy): readonly Breach[] {
  if (policy.protected !== true) return [];
  const names = table.services.map(({ key }) => serviceKeyText(key));
  return (policy.services ?? [])
    .filter((pattern) => !names.some((name) => matchesPattern(name, pattern)))
    .map((pattern) => ({ kind: 'protected', policy, why: `no service matches the protected '${pattern}'` }));
}

function* serviceBreaches(service: Service, policy: Policy): Generator<Breach> {
  const { key: name, servers, scheduler, persistence } = service;
  const breach = (kind: BreachKind, why: string, server?: ServerKey): Breach => ({
    kind,
    policy,
    why,
    service: name,
    ...(server && { server }),
  });
  const eligible = servers.filter(({ weight }) => weight > 0);
  const { minServers = 0, maxServers = Infinity, maxShare = 100, maxPersistence = Infinity } = policy;
  if (eligible.length < minServers) {
    yield breach('servers', `servers with a weight: ${eligible.length}, at least ${minServers} required`);
  }
  if (servers.length > maxServers) yield breach('servers', `${servers.length} servers, at most ${maxServers} allowed`);
  const total = eligible.reduce((sum, { weight }) => sum + weight, 0);
  for (const server of eligible) {
    const share = (server.weight * 100) / total;
    if (share <= maxShare) continue;
    const why = `${serverKeyText(server)} has ${Math.round(share)} % of the weight, at most ${maxShare} % allowed`;
    yield breach('share', why, server);
  }
  if (policy.schedulers && !policy.schedulers.includes(scheduler)) {
    yield breach('scheduler', `scheduler ${scheduler} is not one of ${policy.schedulers.join(', ')}`);
  }
  for (const server of servers) yield* serverBreaches(server, policy, breach);
  if ((persistence?.timeout ?? 0) > maxPersistence) {
    yield breach('persistence', `persistence of ${persistence?.timeout ?? 0} s, at most ${maxPersistence} s allowed`);
  }
  const family = name.kind === 'fwmark' ? name.family : name.address.includes(':') ? 'inet6' : 'inet';
  if (policy.families && !policy.families.includes(family)) {
    yield breach('family', `${family} is not one of ${policy.families.join(', ')}`);
  }
}

function* serverBreaches(
  server: Service['servers'][number],
  { methods, serverNetworks }: Policy,
  breach: (kind: BreachKind, why: string, server: ServerKey) => Breach,
): Generator<Breach> {
  const name = serverKeyText(server);
  if (methods && !methods.includes(server.method)) {
    yield breach('method', `${name} uses ${server.method}, allowed: ${methods.join(', ')}`, server);
  }
  const networks = serverNetworks?.map(readNetwork).filter((network) => network !== null);
  if (networks && !networks.some((network) => isInNetwork(server.address, network))) {
    yield breach('network', `${name} is not in ${serverNetworks?.join(', ') ?? ''}`, server);
  }
}
