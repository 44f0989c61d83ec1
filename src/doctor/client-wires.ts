import type { FactGroups, NetworkLink } from '../domain/host/facts.ts';
import { isInNetwork } from '../domain/network.ts';
import { entriesOf, networksOf, wires } from './devices.ts';
import { defaultRoute } from './gateways.ts';

/** Devices that clients use: those of the default route, of a virtual address, and of a network with one. */
export function clientWires(
  vips: readonly string[],
  facts: Pick<FactGroups, 'links' | 'addresses' | 'routes'>,
): readonly NetworkLink[] {
  const out = defaultRoute(facts.routes, 'inet')?.device;
  return wires(facts).filter(
    ({ name }) =>
      name === out ||
      vips.some(
        (vip) => entriesOf(vip, facts.addresses).some(({ device }) => device === name) || wireOf(vip, facts) === name,
      ),
  );
}

/** The device whose network contains an address; null if there is none. */
export function wireOf(address: string, facts: Pick<FactGroups, 'links' | 'addresses'>): string | null {
  const near = new Set([
    ...entriesOf(address, facts.addresses).map(({ device }) => device),
    ...networksOf(facts.addresses).flatMap(({ device, network }) => (isInNetwork(address, network) ? [device] : [])),
  ]);
  return near.size === 0 ? null : (wires(facts).find(({ name }) => near.has(name))?.name ?? null);
}
