import { addressWords, type Family, familyOf } from '../domain/address.ts';
import type { HostFacts } from '../domain/host/facts.ts';
import { isSameAddress, plainAddress } from '../domain/host/same-address.ts';
import type { Connection, Observation } from '../domain/observation.ts';
import { tableOf } from '../domain/observation.ts';
import type { Service } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { isWire, linkNamed } from './devices.ts';
import { type HostRole, type NamedFacts, type PeerDirector, type Scene, vipsOf } from './scene.ts';

/** What is known before a host is examined. */
export interface Known {
  readonly wanted: Table | null;
  readonly rulesName: string | null;
  readonly live: Observation | null;
  readonly connections: readonly Connection[] | null;
  /** The spec of the live table; absent for a listing, or where none was named. */
  readonly spec?: string;
  /** Virtual addresses that were given; may be empty. */
  readonly vips: readonly string[];
}

/** The role of a host according to its table and addresses; null when they show none. */
export function foundRole({ facts }: NamedFacts, known: Known): HostRole | null {
  if (known.live !== null && known.live.services.length > 0) return 'director';
  const services = servicesOf(known);
  if (services !== null && ownEntries(services, facts).length > 0) return 'realserver';
  const vips = known.vips.length > 0 ? known.vips : silentAddresses(facts);
  if (vips.length > 0 && vips.every((vip) => silentAddresses(facts).some((own) => isSameAddress(own, vip)))) {
    return 'realserver';
  }
  return known.live !== null || services !== null ? 'director' : null;
}

export function directorScene(
  { name, facts }: NamedFacts,
  known: Known,
  others: readonly HostFacts[],
  peers: readonly PeerDirector[] = [],
): Scene {
  const services = servicesOf(known);
  const { wanted, rulesName, live, connections } = known;
  const found = [...vipsOf(services ?? []), ...markedAddresses(services ?? [], [facts])];
  const vips = known.vips.length > 0 ? known.vips.map(plainAddress) : [...new Set(found)];
  const given = { wanted, rulesName, live, connections, spec: known.spec ?? null };
  return { host: name, role: 'director', facts, vips, services, ...given, others, peers };
}

/**
 * Only the rules that this real server serves; without rules its silent addresses are assumed to be the virtual ones.
 */
export function realServerScene({ name, facts }: NamedFacts, known: Known, others: readonly HostFacts[]): Scene {
  const all = servicesOf(known);
  const services = all === null ? null : ownEntries(all, facts);
  const named = known.vips.map(plainAddress);
  const marked = (services ?? []).filter(({ servers }) => servers.some(({ method }) => method !== 'masquerade'));
  const found =
    services === null || services.length === 0
      ? silentAddresses(facts)
      : [...new Set([...vipsOf(services), ...markedAddresses(marked, others)])];
  return {
    host: name,
    role: 'realserver',
    facts,
    vips: named.length > 0 ? named : found,
    services,
    wanted: null,
    rulesName: null,
    live: null,
    connections: known.connections,
    others,
    peers: [],
    spec: null,
  };
}

/** Addresses whose packets get the mark of a service, by the rules of a director's firewall. */
function markedAddresses(services: readonly Service[], directors: readonly HostFacts[]): readonly string[] {
  const rules = directors.flatMap(({ marks }) => marks?.rules ?? []);
  return services.flatMap(({ key }) => {
    if (key.kind !== 'fwmark') return [];
    const own = rules.filter(({ mark, destination = '' }) => mark === key.mark && isAddressOf(key.family, destination));
    return own.map(({ destination = '' }) => plainAddress(destination));
  });
}

function isAddressOf(family: Family, text: string): boolean {
  return addressWords(text) !== null && familyOf(text) === family;
}

function servicesOf({ wanted, live }: Known): readonly Service[] | null {
  if (wanted !== null) return wanted.services;
  return live === null ? null : tableOf(live).services;
}

/** Services with those of their servers that are this host. */
function ownEntries(services: readonly Service[], { addresses = [] }: HostFacts): readonly Service[] {
  return services
    .map((service) => ({
      ...service,
      servers: service.servers.filter(({ address }) => addresses.some((own) => isSameAddress(own.address, address))),
    }))
    .filter(({ servers }) => servers.length > 0);
}

/** Addresses on devices that are on no network: lo and dummies, except the addresses that every host has. */
function silentAddresses({ addresses = [], links = [] }: HostFacts): readonly string[] {
  return addresses
    .filter(({ device, scope, address }) => {
      const link = linkNamed(device, links);
      return (
        link !== undefined &&
        !isWire(link) &&
        isSilentKind(link) &&
        scope !== 'host' &&
        !/^127\.|^::1$|^fe80/.test(address)
      );
    })
    .map(({ address }) => plainAddress(address));
}

function isSilentKind({ isLoopback, kind }: { readonly isLoopback: boolean; readonly kind?: string }): boolean {
  return isLoopback || kind === 'dummy';
}
