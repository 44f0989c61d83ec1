import { addressWords } from '../domain/address.ts';
import type { AddressClaim } from '../domain/host/facts.ts';
import { isSameAddress } from '../domain/host/same-address.ts';

/** A program that brings an address up by itself, and the line of its configuration. */
export interface AddressOwner {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

/** Who else has an address in its configuration; null when nothing does. */
export function ownerOf(address: string, claims: readonly AddressClaim[]): AddressOwner | null {
  for (const { path, line, text } of claims) {
    const owner = owners.find(({ below }) => path.startsWith(below));
    if (owner === undefined || isComment(text) || owner.speaksOfOthers?.test(text)) continue;
    if (holdsAddress(text, address)) return { name: owner.name, path, line };
  }
  return null;
}

interface Owner {
  readonly below: string;
  readonly name: string;
  /** Lines that name an address without bringing it up. */
  readonly speaksOfOthers?: RegExp;
}

const owners: readonly Owner[] = [
  {
    below: '/etc/keepalived/',
    name: 'keepalived',
    // A service, a peer, a source of checks, or an entry of a group: an address and a port.
    speaksOfOthers:
      /\b(?:virtual_server|real_server|sorry_server|unicast_src_ip|unicast_peer|bindto|connect_ip|mcast_src_ip|smtp_server|via|gateway)\b|^[\da-f.:]+\s+\d+$/i,
  },
  { below: '/etc/ha.d/haresources', name: 'heartbeat' },
  { below: '/var/lib/pacemaker/cib/', name: 'pacemaker' },
  {
    below: '/etc/network/interfaces',
    name: 'ifupdown',
    speaksOfOthers: /^\s*(?:gateway|dns-|(?:pre-|post-)?(?:up|down)\b(?!.*\b(?:ip\s.*\baddr\w*\s+add|ifconfig)\b))/,
  },
  { below: '/etc/systemd/network/', name: 'systemd-networkd', speaksOfOthers: otherKeys() },
  { below: '/run/systemd/network/', name: 'systemd-networkd', speaksOfOthers: otherKeys() },
  { below: '/etc/netplan/', name: 'netplan', speaksOfOthers: /^\s*-?\s*(?:via|gateway4|gateway6|to|from)\s*:/ },
  { below: '/etc/NetworkManager/', name: 'NetworkManager', speaksOfOthers: /^\s*(?:gateway|dns|route\d*)\s*=/ },
  { below: '/etc/sysconfig/network-scripts/', name: 'the network scripts', speaksOfOthers: /^\s*GATEWAY|^\s*DNS/ },
];

function otherKeys(): RegExp {
  return /^\s*(?!Address\b)\w+\s*=/;
}

function isComment(text: string): boolean {
  return /^\s*[#;!]/.test(text);
}

/** Whether the address is a word of the line, alone or with a prefix length. */
function holdsAddress(text: string, address: string): boolean {
  const words = text.match(address.includes(':') ? /[\da-f.:]+/gi : /(?<![\d.])\d+(?:\.\d+){3}(?![\d.])/g) ?? [];
  return words.some((word) => addressWords(word) !== null && isSameAddress(word, address));
}
