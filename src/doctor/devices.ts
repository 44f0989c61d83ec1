import { familyOf } from '../domain/address.ts';
import type { FactGroups, HostAddress, NetworkLink } from '../domain/host/facts.ts';
import { grouped } from '../domain/grouped.ts';
import { plainAddress } from '../domain/host/same-address.ts';
import { type Network, readNetwork } from '../domain/network.ts';

/** The entries of an address on any device. */
export function entriesOf(address: string, addresses: readonly HostAddress[]): readonly HostAddress[] {
  let index = indexes.get(addresses);
  if (index === undefined) {
    index = grouped(addresses, ({ address: own }) => plainAddress(own));
    indexes.set(addresses, index);
  }
  return index.get(plainAddress(address)) ?? [];
}

/** Made once for the addresses of a host, which never change: a director may have thousands. */
const indexes = new WeakMap<readonly HostAddress[], ReadonlyMap<string, readonly HostAddress[]>>();

/** The networks of a host's devices, without those of a single address. */
export function networksOf(addresses: readonly HostAddress[]): readonly DeviceNetwork[] {
  let found = networks.get(addresses);
  if (found === undefined) {
    found = addresses.flatMap(({ device, address, length }) => {
      const network = length < wholeLength(address) ? readNetwork(`${address}/${length}`) : null;
      return network === null ? [] : [{ device, network }];
    });
    networks.set(addresses, found);
  }
  return found;
}

export interface DeviceNetwork {
  readonly device: string;
  readonly network: Network;
}

const networks = new WeakMap<readonly HostAddress[], readonly DeviceNetwork[]>();

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
