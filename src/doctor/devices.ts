import { familyOf } from '../domain/address.ts';
import type { FactGroups, HostAddress, NetworkLink } from '../domain/host/facts.ts';
import { isSameAddress } from '../domain/host/same-address.ts';

/** The entries of an address on any device. */
export function entriesOf(address: string, addresses: readonly HostAddress[]): readonly HostAddress[] {
  return addresses.filter((each) => isSameAddress(each.address, address));
}

/** Devices that answer ARP or neighbour solicitations on a network segment. */
export function wires({ links, addresses }: Pick<FactGroups, 'links' | 'addresses'>): readonly NetworkLink[] {
  return links.filter((link) => isWire(link) && link.isUp && addresses.some(({ device }) => device === link.name));
}

/** Whether other machines resolve addresses on this device. */
export function isWire({ isLoopback, isNoArp, linkType }: NetworkLink): boolean {
  return !isLoopback && !isNoArp && linkType === 'ether';
}

export function linkNamed(name: string, links: readonly NetworkLink[]): NetworkLink | undefined {
  return links.find((link) => link.name === name);
}

/** The length of a prefix with a single address. */
export function wholeLength(address: string): 32 | 128 {
  return familyOf(address) === 'inet' ? 32 : 128;
}
