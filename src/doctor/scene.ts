import { type Family, familyOf } from '../domain/address.ts';
import type { HostFacts } from '../domain/host/facts.ts';
import { plainAddress } from '../domain/host/same-address.ts';
import type { Connection, Observation } from '../domain/observation.ts';
import type { ForwardingMethod, RealServer } from '../domain/server.ts';
import { type Service, serviceFamily } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';

export const roles = ['director', 'realserver'] as const;

export type HostRole = (typeof roles)[number];

/** A host with the name that findings carry. */
export interface NamedFacts {
  readonly name: string;
  readonly facts: HostFacts;
}

/** A director that is examined with others. */
export interface PeerDirector extends NamedFacts {
  /** Its spec, for commands. */
  readonly spec: string;
  /** Its table, if it can be read. */
  readonly live: Observation | null;
}

/** One host and its task: everything that a check may read. */
export interface Scene {
  /** The name that findings carry. */
  readonly host: string;
  readonly role: HostRole;
  readonly facts: HostFacts;
  /** Virtual addresses: those that were given, or those of the rules. */
  readonly vips: readonly string[];
  /** What the host serves: on a real server only its own entries. Null if no rules are known. */
  readonly services: readonly Service[] | null;
  /** The target rules, if given. */
  readonly wanted: Table | null;
  /** The table of the kernel, or of a pasted listing. */
  readonly live: Observation | null;
  readonly connections: readonly Connection[] | null;
  /** Facts of the other side, where they were read: of the director, or of the real servers. */
  readonly others: readonly HostFacts[];
  /** The other directors that are examined in the same run. */
  readonly peers: readonly PeerDirector[];
  /** The spec of the live table, for commands; null if it has none. */
  readonly spec: string | null;
  /** The path of the rules, for commands. */
  readonly rulesName: string | null;
}

/** A virtual address with its services; without rules, the method that is assumed. */
export interface SceneServer {
  readonly service: Service;
  readonly server: RealServer;
}

export function serversOf({ services }: Scene): readonly SceneServer[] {
  return (services ?? []).flatMap((service) => service.servers.map((server) => ({ service, server })));
}

/** The forwarding methods in use; all of them without rules. */
export function methodsOf(scene: Scene): ReadonlySet<ForwardingMethod> {
  const used = serversOf(scene).map(({ server }) => server.method);
  if (used.length > 0) return new Set(used);
  return new Set(scene.role === 'realserver' ? ['route'] : []);
}

export function familiesOf({ vips, services }: Scene): ReadonlySet<Family> {
  return new Set([...vips.map(familyOf), ...(services ?? []).map(({ key }) => serviceFamily(key))]);
}

/** Addresses of services that have one. */
export function vipsOf(services: readonly Service[]): readonly string[] {
  return [...new Set(services.flatMap(({ key }) => (key.kind === 'fwmark' ? [] : [plainAddress(key.address)])))];
}

/** The virtual addresses that are reached by one of these methods; all that were given, without rules. */
export function vipsBy(scene: Scene, ...methods: readonly ForwardingMethod[]): readonly string[] {
  if (scene.services === null || scene.services.length === 0) return scene.vips;
  const others = new Set(
    scene.services
      .filter(({ servers }) => servers.length > 0 && !servers.some(({ method }) => methods.includes(method)))
      .flatMap(({ key }) => (key.kind === 'fwmark' ? [] : [plainAddress(key.address)])),
  );
  return scene.vips.filter((vip) => !others.has(vip));
}
