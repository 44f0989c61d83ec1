import type { ValueForm } from './values.ts';

/** An option as ipvsadm spells it. */
export interface OptionEntry {
  /** One letter, without its dash. */
  readonly short?: string;
  readonly long: string;
  /** Absent for a switch. */
  readonly value?: ValueForm;
  /** The value is optional: it is attached, or it is the next word if that does not begin with a dash. */
  readonly optional?: true;
  /** Its name in messages, shared with others of its kind, of which a line may have only one. */
  readonly group: OptionGroup;
  readonly summary: string;
}

/**
 * The groups of options in the order in which ipvsadm checks them against the command.
 * `ipv6` and `sort` are not checked and may be repeated.
 */
export const optionGroups = [
  'numeric',
  'connection',
  'service-address',
  'scheduler',
  'persistent',
  'netmask',
  'real-server',
  'forwarding-method',
  'weight',
  'u-threshold',
  'l-threshold',
  'mcast-interface',
  'timeout',
  'daemon',
  'stats',
  'rate',
  'thresholds',
  'persistent-conn',
  'nosort',
  'syncid',
  'exact',
  'ops',
  'pe',
  'sched-flags',
  'mcast-group',
  'mcast-port',
  'mcast-ttl',
  'sync-maxlen',
  'tun-info',
  'tun-type',
  'tun-port',
  'tun-nocsum',
  'tun-csum',
  'tun-remcsum',
] as const;

export type OptionGroup = (typeof optionGroups)[number] | 'ipv6' | 'sort';

const table = [
  { short: 't', long: 'tcp-service', value: 'service-address', group: 'service-address', summary: 'a TCP service' },
  { short: 'u', long: 'udp-service', value: 'service-address', group: 'service-address', summary: 'a UDP service' },
  { long: 'sctp-service', value: 'service-address', group: 'service-address', summary: 'an SCTP service' },
  {
    short: 'f',
    long: 'fwmark-service',
    value: 'fwmark',
    group: 'service-address',
    summary: 'packets with this firewall mark',
  },
  { short: '6', long: 'ipv6', group: 'ipv6', summary: 'the marked packets are IPv6; comes after -f' },
  {
    short: 's',
    long: 'scheduler',
    value: 'scheduler',
    group: 'scheduler',
    summary: 'how the director chooses a real server',
  },
  {
    short: 'p',
    long: 'persistent',
    value: 'seconds',
    optional: true,
    group: 'persistent',
    summary: 'how long a client keeps its real server',
  },
  { short: 'M', long: 'netmask', value: 'netmask', group: 'netmask', summary: 'which clients share a real server' },
  { long: 'pe', value: 'engine', group: 'pe', summary: 'the persistence engine' },
  { short: 'o', long: 'ops', group: 'ops', summary: 'one-packet scheduling: every datagram on its own' },
  { short: 'b', long: 'sched-flags', value: 'flags', group: 'sched-flags', summary: 'flags of the scheduler' },
  { short: 'r', long: 'real-server', value: 'server-address', group: 'real-server', summary: 'the real server' },
  { short: 'g', long: 'gatewaying', group: 'forwarding-method', summary: 'direct routing, the default' },
  { short: 'i', long: 'ipip', group: 'forwarding-method', summary: 'tunnelling' },
  { short: 'm', long: 'masquerading', group: 'forwarding-method', summary: 'masquerading (NAT)' },
  {
    short: 'w',
    long: 'weight',
    value: 'weight',
    group: 'weight',
    summary: 'the share of a real server; 0 quiesces it',
  },
  {
    short: 'x',
    long: 'u-threshold',
    value: 'connections',
    group: 'u-threshold',
    summary: 'the number of connections at which a real server gets no new ones',
  },
  {
    short: 'y',
    long: 'l-threshold',
    value: 'connections',
    group: 'l-threshold',
    summary: 'the number of connections below which it gets new ones again',
  },
  { long: 'tun-type', value: 'tunnel-type', group: 'tun-type', summary: 'how packets are wrapped in a tunnel' },
  { long: 'tun-port', value: 'tunnel-port', group: 'tun-port', summary: 'the destination port of a GUE tunnel' },
  { long: 'tun-nocsum', group: 'tun-nocsum', summary: 'no checksum in the tunnel' },
  { long: 'tun-csum', group: 'tun-csum', summary: 'a checksum in the tunnel' },
  { long: 'tun-remcsum', group: 'tun-remcsum', summary: 'the remote checksum offload of GUE' },
  { short: 'n', long: 'numeric', group: 'numeric', summary: 'addresses and ports as numbers' },
  { short: 'c', long: 'connection', group: 'connection', summary: 'the connection table' },
  { long: 'timeout', group: 'timeout', summary: 'the timeouts' },
  { long: 'daemon', group: 'daemon', summary: 'the synchronisation daemons' },
  { long: 'stats', group: 'stats', summary: 'totals' },
  { long: 'rate', group: 'rate', summary: 'rates' },
  { short: 'X', long: 'exact', group: 'exact', summary: 'figures without K, M, G and T' },
  { long: 'thresholds', group: 'thresholds', summary: 'the thresholds of real servers' },
  { long: 'persistent-conn', group: 'persistent-conn', summary: 'persistent connections' },
  { long: 'tun-info', group: 'tun-info', summary: 'the tunnels of real servers' },
  { long: 'nosort', group: 'nosort', summary: 'in the order of the kernel' },
  { long: 'sort', group: 'sort', summary: 'sorted, the default' },
  { long: 'mcast-interface', value: 'device', group: 'mcast-interface', summary: 'where the daemon sends or listens' },
  { long: 'syncid', value: 'syncid', group: 'syncid', summary: 'the number that daemons of one cluster share' },
  { long: 'mcast-group', value: 'group', group: 'mcast-group', summary: 'the multicast group of the daemon' },
  { long: 'mcast-port', value: 'daemon-port', group: 'mcast-port', summary: 'the UDP port of the daemon' },
  { long: 'mcast-ttl', value: 'ttl', group: 'mcast-ttl', summary: 'how far its packets go' },
  { long: 'sync-maxlen', value: 'length', group: 'sync-maxlen', summary: 'the longest of its packets' },
] as const satisfies readonly OptionEntry[];

/** Named by its long spelling. */
export type OptionName = (typeof table)[number]['long'];

/** Every option, in the order of a canonical line. */
export const options: readonly (OptionEntry & { readonly long: OptionName })[] = table;
