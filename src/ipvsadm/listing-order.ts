import { addressWords } from '../domain/address.ts';
import type { ListedEndpoint, ListedKey, ListedServer, ListedService } from '../domain/listed.ts';

/**
 * The order of `ipvsadm -S` and `-L`. Every comparison is a 32-bit difference read as signed, so addresses and marks
 * more than 2^31 apart are in the wrong order; with three of them the relation can be circular, and then the result
 * depends on the order in which the kernel returned them.
 */
export function compareServices(left: ListedKey, right: ListedKey): number {
  return (
    difference(mark(left), mark(right)) ||
    familyNumber(left) - familyNumber(right) ||
    protocolNumber(left) - protocolNumber(right) ||
    compareServers(endpointOf(left), endpointOf(right))
  );
}

/** By address and port. For two families, only the length of the first one's address matters. */
function compareServers(left: ListedEndpoint, right: ListedEndpoint): number {
  const mine = words(left);
  const others = words(right);
  for (const [index, word] of mine.entries()) {
    const found = difference(word, others[index] ?? 0);
    if (found !== 0) return found;
  }
  return (left.port ?? 0) - (right.port ?? 0);
}

/** Services and their servers in that order. */
export function sortedServices<Service extends ListedService>(services: readonly Service[]): readonly Service[] {
  return services
    .map((service) => ({ ...service, servers: sortedServers(service.servers) }))
    .sort((left, right) => compareServices(left.key, right.key));
}

export function sortedServers<Server extends ListedServer>(servers: readonly Server[]): readonly Server[] {
  return [...servers].sort(compareServers);
}

function difference(left: number, right: number): number {
  return (left - right) | 0;
}

function mark(key: ListedKey): number {
  return key.kind === 'fwmark' ? key.mark : 0;
}

/** AF_INET and AF_INET6 of Linux. */
function familyNumber(key: ListedKey): number {
  const isIpv6 = key.kind === 'fwmark' ? key.family === 'inet6' : key.address?.includes(':') === true;
  return isIpv6 ? 10 : 2;
}

function protocolNumber(key: ListedKey): number {
  return { tcp: 6, udp: 17, sctp: 132, fwmark: 0 }[key.kind];
}

function endpointOf(key: ListedKey): ListedEndpoint {
  return key.kind === 'fwmark' ? {} : key;
}

function words({ address }: ListedEndpoint): readonly number[] {
  return (address === undefined ? null : addressWords(address)) ?? [0];
}
