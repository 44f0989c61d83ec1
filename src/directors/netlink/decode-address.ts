import { addressText, ipv4Text } from '../../domain/address.ts';
import type { AttributeTable } from './attribute-table.ts';

/** The address in an attribute, as text; zeros where it is absent. */
export function decodeAddress(found: AttributeTable, number: number, isIpv6: boolean): string {
  if (!isIpv6) return ipv4Text(found.addressWord(number, 0) ?? 0);
  return addressText([0, 1, 2, 3].map((place) => found.addressWord(number, place) ?? 0));
}
