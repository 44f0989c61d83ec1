import { addressWords } from '../../domain/address.ts';
import { hasWords, readNetwork } from '../../domain/network.ts';

export type AddressKind =
  | 'unspecified'
  | 'loopback'
  | 'multicast'
  | 'broadcast'
  | 'link-local'
  | 'private'
  | 'documentation'
  | 'reserved'
  | 'public';

/** The first network that contains an address says what it is for (RFC 6890). */
const networks = (
  [
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['127.0.0.0/8', 'loopback'],
    ['::1', 'loopback'],
    ['255.255.255.255', 'broadcast'],
    ['224.0.0.0/4', 'multicast'],
    ['ff00::/8', 'multicast'],
    ['169.254.0.0/16', 'link-local'],
    ['fe80::/10', 'link-local'],
    ['10.0.0.0/8', 'private'],
    ['172.16.0.0/12', 'private'],
    ['192.168.0.0/16', 'private'],
    ['100.64.0.0/10', 'private'],
    ['fc00::/7', 'private'],
    ['192.0.2.0/24', 'documentation'],
    ['198.51.100.0/24', 'documentation'],
    ['203.0.113.0/24', 'documentation'],
    ['2001:db8::/32', 'documentation'],
    ['240.0.0.0/4', 'reserved'],
    ['0.0.0.0/8', 'reserved'],
  ] as const
).flatMap(([text, kind]) => {
  const network = readNetwork(text);
  return network ? [{ network, kind }] : [];
});

export function kindOfAddress(address: string): AddressKind {
  const words = addressWords(address) ?? [];
  return networks.find(({ network }) => hasWords(network, words))?.kind ?? 'public';
}

/** The same for one kind, without checking the others: rules ask this for every server. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}
