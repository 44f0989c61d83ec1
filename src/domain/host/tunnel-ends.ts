import type { Family } from '../address.ts';
import type { Tunnel } from '../server.ts';

/** The device of a real server that decapsulates the director's packets. */
export interface TunnelEnd {
  readonly name: string;
  /** As `ip link` names the kind, and the type of the link; the first device of a module has a type only. */
  readonly kinds: readonly string[];
  readonly linkTypes: readonly string[];
  /** The module that creates the first device of the kind, and the name of that device. */
  readonly module: string;
  readonly device: string;
  readonly remedy: readonly string[];
}

/** What is needed for packets of one family inside those of another. GUE carries the same packets in UDP. */
export function tunnelEnds(inner: Family, outer: Family, type: Tunnel['type']): TunnelEnd {
  if (type === 'gre') return outer === 'inet' ? gre : gre6;
  if (outer === 'inet6') return inner === 'inet6' ? ip6tnl : ip6tnlAny;
  return inner === 'inet' ? ipip : sit;
}

const ipip: TunnelEnd = {
  name: 'ipip',
  module: 'ipip',
  device: 'tunl0',
  kinds: ['ipip'],
  linkTypes: ['ipip'],
  remedy: ['modprobe ipip', 'ip link set tunl0 up'],
};
const sit: TunnelEnd = {
  name: 'sit',
  module: 'sit',
  device: 'sit0',
  kinds: ['sit'],
  linkTypes: ['sit'],
  remedy: ['modprobe sit', 'ip link set sit0 up'],
};
const ip6tnl: TunnelEnd = {
  name: 'ip6tnl',
  module: 'ip6_tunnel',
  device: 'ip6tnl0',
  kinds: ['ip6tnl'],
  linkTypes: ['tunnel6'],
  remedy: ['modprobe ip6_tunnel', 'ip link set ip6tnl0 up'],
};
const ip6tnlAny: TunnelEnd = {
  ...ip6tnl,
  remedy: ['modprobe ip6_tunnel', 'ip link add lvs6tnl type ip6tnl mode any external', 'ip link set lvs6tnl up'],
};
const gre: TunnelEnd = {
  name: 'gre',
  module: 'ip_gre',
  device: 'gre0',
  kinds: ['gre'],
  linkTypes: ['gre'],
  remedy: ['modprobe ip_gre', 'ip link set gre0 up'],
};
const gre6: TunnelEnd = {
  name: 'ip6gre',
  module: 'ip6_gre',
  device: 'ip6gre0',
  kinds: ['ip6gre'],
  linkTypes: ['gre6'],
  remedy: ['modprobe ip6_gre', 'ip link set ip6gre0 up'],
};
