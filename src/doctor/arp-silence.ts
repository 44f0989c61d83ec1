/**
 * Whether a device with this effective `arp_ignore` answers no request for an address on another one: 1 and 2 answer for
 * the asked device alone, 3 not for addresses of scope host, 8 for none; 4 to 7 mean nothing (`arp.c` of Linux).
 */
export function keepsSilent(value: number, scope: string): boolean {
  return value === 1 || value === 2 || value === 8 || (value === 3 && scope === 'host');
}
