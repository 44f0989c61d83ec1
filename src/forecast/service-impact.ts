import { hashesPort } from '../domain/scheduler-flags.ts';
import { hashSchedulers } from '../domain/schedulers.ts';
import type { Family } from '../domain/address.ts';
import type { Change } from '../domain/change.ts';
import { changesOf } from '../domain/changes-of.ts';
import { serverKeyText } from '../domain/server.ts';
import { type Service, serviceFamily, type ServiceKey, serviceKeyText } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { type Ipvs, ipvs } from '../kernel/ipvs.ts';
import type { IpvsOptions } from '../kernel/options.ts';
import type { Packet, PacketVerdict } from '../kernel/packet.ts';
import { type Population, spreadPopulation, usualPrefix } from './population.ts';
import { firstPacket } from './session.ts';
import { targetOf } from './target.ts';
import { transition } from './transition.ts';

/** The effect of a change of the table on the clients of one service; shares are of all its clients, from 0 to 1. */
export interface ServiceImpact {
  readonly key: ServiceKey;
  readonly clients: number;
  /**
   * Clients whose next new connection goes to another server than the one before. Null if each connection is
   * scheduled again and a client has no server of its own: no hashing scheduler, and no persistence.
   */
  readonly moved: number | null;
  /** Clients that persistence keeps at their server. Null without persistence. */
  readonly held: number | null;
  /** Clients that are no longer served. */
  readonly refused: number;
  /** Established connections whose packets are dropped from now on. */
  readonly broken: number;
  /** The share of the clients at each server, by `serverKeyText`. */
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

export interface ImpactOptions {
  readonly clients?: (family: Family) => Population;
  readonly machine?: IpvsOptions;
  /** The steps between the tables, if known; otherwise those that disturb least. */
  readonly changes?: readonly Change[];
}

/**
 * Sends every client through the table and leaves its connection open, makes the change, and sends every client again.
 * Hash tables, templates, order and last weights are those of a real kernel.
 */
export function impact(before: Table, after: Table, options: ImpactOptions = {}): readonly ServiceImpact[] {
  const { clients = thousandClients, changes = transition(before, after), machine } = options;
  const start = changesOf(before);
  const kernel = kernelAfter(start, machine);
  const unvisited = kernelAfter([...start, ...changes], machine);
  const kept = new Map(after.services.map((service) => [serviceKeyText(service.key), service]));
  const services = before.services.map((service) => {
    const ownPorts = [service, kept.get(serviceKeyText(service.key))].some(
      (each) => each !== undefined && hashesPort(each),
    );
    return {
      service,
      ownPorts,
      first: everyClient(kernel, service, clients(serviceFamily(service.key)), ownPorts ? null : 40_000),
    };
  });
  for (const change of changes) kernel.apply(change);
  return services.map(({ service, ownPorts, first }) => {
    const population = clients(serviceFamily(service.key));
    const established = first.map(({ packet }) => kernel.packet({ ...packet, flags: 'A', length: 52 }));
    // A client whose port is hashed returns from the same port, which its first connection still has.
    const second = everyClient(ownPorts ? unvisited : kernel, service, population, ownPorts ? null : 50_000);
    return compared(service, kept.get(serviceKeyText(service.key)), first, established, second);
  });
}

interface Visit {
  readonly packet: Packet;
  readonly verdict: PacketVerdict;
}

function thousandClients(family: Family): Population {
  return spreadPopulation([usualPrefix(family)], 1000);
}

function kernelAfter(changes: readonly Change[], machine: IpvsOptions | undefined): Ipvs {
  const kernel = ipvs(machine);
  for (const change of changes) kernel.apply(change);
  return kernel;
}

/** Every client uses this port; null: each has its own ports. */
function everyClient(kernel: Ipvs, { key }: Service, population: Population, port: number | null): readonly Visit[] {
  return Array.from({ length: population.size }, (_, place) => {
    const packet = firstPacket(targetOf(key), population.address(place), port ?? 32_768 + ((place * 7919) % 28_232));
    return { packet, verdict: kernel.packet(packet) };
  });
}

function compared(
  service: Service,
  later: Service | undefined,
  first: readonly Visit[],
  established: readonly PacketVerdict[],
  second: readonly Visit[],
): ServiceImpact {
  const size = first.length;
  const count = (holds: (before: string, after: string, place: number) => boolean) =>
    first.filter((_, place) => holds(serverOf(first[place]?.verdict), serverOf(second[place]?.verdict), place)).length /
    size;
  const owned = isOwned(service) || (later !== undefined && isOwned(later));
  return {
    key: service.key,
    clients: size,
    moved: owned ? count((was, is) => was !== '' && is !== '' && was !== is) : null,
    held: service.persistence && later?.persistence ? count((was, is) => was !== '' && was === is) : null,
    refused: count((was, is) => was !== '' && is === ''),
    broken: count((was, _, place) => was !== '' && serverOf(established[place]) === ''),
    before: shares(first),
    after: shares(second),
  };
}

function isOwned({ scheduler, persistence }: Service): boolean {
  return persistence !== null || hashSchedulers.has(scheduler);
}

function serverOf(verdict: PacketVerdict | undefined): string {
  return verdict?.kind === 'forwarded' ? serverKeyText(verdict.server) : '';
}

function shares(visits: readonly Visit[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { verdict } of visits) {
    const server = serverOf(verdict);
    if (server !== '') found.set(server, (found.get(server) ?? 0) + 1 / visits.length);
  }
  return found;
}
