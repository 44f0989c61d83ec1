import { type Family, familyOf } from '../../domain/address.ts';
import type { ServiceKey } from '../../domain/service.ts';
import type { SourcePosition } from '../table-source.ts';
import type { Drafts, Forwarding, ServerDraft, ServiceDraft } from './drafts.ts';

/** A service of the table that a `virtual_server` block stands for. */
export interface Aim {
  readonly key: ServiceKey;
  readonly family: Family;
  readonly place: SourcePosition;
}

type Settled = ServerDraft & { readonly forwarding: Forwarding };

/** The services of a block: one, or one for each member of its group; or why keepalived drops it. */
export function aimsOf(
  service: ServiceDraft,
  { groups }: Drafts,
  servers: readonly Settled[],
): readonly Aim[] | string {
  const { target, place } = service;
  const protocol = service.protocol ?? 'udp';
  if (target.kind === 'address') {
    const { address, port } = target;
    return [{ key: { kind: protocol, address, port }, family: familyOf(address), place }];
  }
  if (target.kind === 'mark') {
    const family = service.family ?? familyOfServers(servers);
    return [{ key: { kind: 'fwmark', mark: target.mark, family }, family, place }];
  }
  const members = groups.get(target.name);
  if (!members) return `the group ${target.name} is not defined: keepalived drops the virtual server`;
  if (members.length === 0) return `the group ${target.name} has no members: keepalived removes it`;
  const named = new Set(members.flatMap((each) => (each.kind === 'addresses' ? each.addresses.map(familyOf) : [])));
  const isOpen = members.some((each) => each.kind === 'mark' && each.family === null);
  if (named.size > 1 && isOpen)
    return `the group ${target.name} has both families and a mark without a family: keepalived removes it`;
  if (named.size > 1 && servers.some(({ forwarding }) => forwarding.method !== 'tunnel')) {
    return `the group ${target.name} has both families, which only tunnels can serve: keepalived drops the virtual server`;
  }
  const [only] = named;
  const family = service.family ?? only ?? familyOfServers(servers);
  return members.flatMap((member): readonly Aim[] => {
    if (member.kind === 'mark') {
      const own = member.family ?? family;
      return [{ key: { kind: 'fwmark', mark: member.mark, family: own }, family: own, place: member.place }];
    }
    return member.addresses.map((address) => ({
      key: { kind: protocol, address, port: member.port },
      family: familyOf(address),
      place: member.place,
    }));
  });
}

/** The family of the first server without a tunnel; of tunnelled servers, IPv6 only if all of them have it. */
function familyOfServers(servers: readonly Settled[]): Family {
  const plain = servers.find(({ forwarding }) => forwarding.method !== 'tunnel');
  if (plain) return familyOf(plain.address);
  return servers.every(({ address }) => familyOf(address) === 'inet6') ? 'inet6' : 'inet';
}
