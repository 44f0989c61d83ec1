import type { FactGroups } from '../domain/host/facts.ts';
import { routeTo } from '../domain/host/route-to.ts';
import { entriesOf, isWire, linkNamed } from './devices.ts';

/**
 * Whether a device with this effective `arp_ignore` stays silent about addresses on other devices: 1 and 2 answer only
 * for the asked device, 3 not for addresses of scope host, 8 for none; 4 to 7 have no meaning (`arp.c` of Linux).
 */
export function keepsSilent(value: number, scope: string): boolean {
  return value === 1 || value === 2 || value === 8 || (value === 3 && scope === 'host');
}

/**
 * The scope of a virtual address that a host has off its wires: on lo or a dummy, or by a local route alone. Null if
 * it has none.
 */
export function quietScope(
  vip: string,
  facts: Pick<FactGroups, 'addresses' | 'links' | 'routes' | 'routingRules'>,
): string | null {
  const entries = entriesOf(vip, facts.addresses);
  if (entries.length === 0) return routeTo(facts, vip)?.type === 'local' ? 'host' : null;
  const quiet = entries.find(({ device }) => {
    const link = linkNamed(device, facts.links);
    return link !== undefined && !isWire(link);
  });
  return quiet?.scope ?? null;
}
