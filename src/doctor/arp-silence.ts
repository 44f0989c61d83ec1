/**
 * Whether a device with this effective `arp_ignore` stays silent about addresses on other devices: 1 and 2 answer only
 * for the asked device, 3 not for addresses of scope host, 8 for none; 4 to 7 have no meaning (`arp.c` of Linux).
 */
export function keepsSilent(value: number, scope: string): boolean {
  return value === 1 || value === 2 || value === 8 || (value === 3 && scope === 'host');
}
