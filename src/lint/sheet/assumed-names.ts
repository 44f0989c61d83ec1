import { ipv4Text } from '../../domain/address.ts';
import type { Names } from '../../ipvsadm/names.ts';
import { isHostName } from '../line/address-value.ts';
import { fingerprint } from '../suppress/fingerprint.ts';
import { commonPortNames } from '../known.ts';

/**
 * Nothing is looked up. A host name is taken to have an address, which stands in 240.0.0.0/4, where no host is; ports
 * go by the names that are the same everywhere.
 */
export const assumedNames: Names = {
  address: (host) => (isHostName(host) ? standIn(host) : null),
  port: (service) => commonPortNames.get(service) ?? null,
  hostName: () => null,
  portName: () => null,
};

/** Whether an address stands in for a name. */
export function isStandIn(address: string): boolean {
  return /^2[45][0-9]\./.test(address);
}

function standIn(host: string): string {
  const word = parseInt(fingerprint(host.toLowerCase()).slice(0, 7), 16);
  return ipv4Text((0xf0000000 | word) >>> 0);
}
