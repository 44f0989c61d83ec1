import type { FactGroups, NetworkLink } from '../domain/host/facts.ts';
import { isInNetwork, readNetwork } from '../domain/network.ts';
import { entriesOf, wires } from './devices.ts';
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

/** The device whose network contains an address; null where there is none. */
export function wireOf(address: string, facts: Pick<FactGroups, 'links' | 'addresses'>): string | null {
  const near = wires(facts).find(({ name }) =>
    facts.addresses.some((own) => {
      const network = own.device === name ? readNetwork(`${own.address}/${own.length}`) : null;
      return network !== null && isInNetwork(address, network);
    }),
  );
  return near?.name ?? null;
}
