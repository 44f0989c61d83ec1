import { familyOf } from '../domain/address.ts';
import type { HostAddress } from '../domain/host/facts.ts';
import { isSameAddress, plainAddress } from '../domain/host/same-address.ts';
import type { RealServer } from '../domain/server.ts';
import { type Service, serviceFamily } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { WishedAddress } from './setup-wish.ts';

/** What rules say about virtual addresses, for a director. */
export function addressesOfRules({ services }: Table): readonly WishedAddress[] {
  return unique(
    services.flatMap(({ key, servers }) => {
      if (key.kind === 'fwmark') return [];
      const vip = plainAddress(key.address);
      if (servers.length === 0) return [{ vip, method: 'route', outer: familyOf(vip), tunnel: null } as const];
      return servers.map((server) => ({ vip, ...wayTo(server) }));
    }),
  );
}

/**
 * The same for addresses that are named beside the rules, which reach the host by a firewall mark: the ways of the marks
 * of their family.
 */
export function addressesOfMarks({ services }: Table, vips: readonly string[]): readonly WishedAddress[] {
  const marked = services.filter(({ key }) => key.kind === 'fwmark');
  return unique(
    vips.flatMap((vip) =>
      marked
        .filter(({ key }) => serviceFamily(key) === familyOf(vip))
        .flatMap(({ servers }) => servers.map((server) => ({ vip: plainAddress(vip), ...wayTo(server) }))),
    ),
  );
}

/** The rules with the servers that have one of these addresses alone. */
export function rulesOfHost(table: Table, own: readonly HostAddress[]): Table {
  const isOwn = ({ address }: RealServer) => own.some((each) => isSameAddress(each.address, address));
  const services = table.services.map((service): Service => ({ ...service, servers: service.servers.filter(isOwn) }));
  return { ...table, services: services.filter(({ servers }) => servers.length > 0) };
}

function wayTo({ method, address, tunnel }: RealServer): Omit<WishedAddress, 'vip'> {
  return { method, outer: familyOf(address), tunnel };
}

function unique(entries: readonly WishedAddress[]): readonly WishedAddress[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
