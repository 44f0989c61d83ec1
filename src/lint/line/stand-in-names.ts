import { ipv4Text } from '../../domain/address.ts';
import type { Names } from '../../ipvsadm/names.ts';
import { commonPortNames } from '../known.ts';
import { isHostName } from './address-value.ts';
import { fingerprint } from '../text-fingerprint.ts';

/** Names for a linter that resolves nothing. */
export interface StandInNames extends Names {
  /** The host names that were used, by their placeholder addresses. */
  readonly hosts: ReadonlyMap<string, string>;
}

/**
 * Each host name gets an address in 240.0.0.0/4, which no host has, so that its lines can be followed. Findings must
 * show the name and must not depend on the address. Port names are those that are the same everywhere.
 */
export function standInNames(): StandInNames {
  const hosts = new Map<string, string>();
  return {
    hosts,
    address: (host) => {
      if (!isHostName(host)) return null;
      const address = standIn(host);
      hosts.set(address, host);
      return address;
    },
    port: (service) => commonPortNames.get(service) ?? null,
    hostName: () => null,
    portName: () => null,
  };
}

/** The text with placeholder addresses replaced by their host names. */
export function withHostNames(text: string, hosts: ReadonlyMap<string, string>): string {
  if (hosts.size === 0) return text;
  return text.replace(/\b2[45][0-9](?:\.[0-9]{1,3}){3}\b/g, (address) => hosts.get(address) ?? address);
}

function standIn(host: string): string {
  const word = parseInt(fingerprint(host.toLowerCase()).slice(0, 7), 16);
  return ipv4Text((0xf0000000 | word) >>> 0);
}
