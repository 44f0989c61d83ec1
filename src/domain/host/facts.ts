import type { Family } from '../address.ts';
import type { FirewallChain } from './firewall.ts';

/** The facts about a host at one moment, by group. A group that could not be read is absent, and `unknown` says why. */
export interface HostFacts extends Partial<FactGroups> {
  /** The host's own name. */
  readonly name: string;
  readonly unknown: Readonly<Partial<Record<FactGroup, string>>>;
}

export interface FactGroups {
  readonly kernel: KernelFacts;
  readonly links: readonly NetworkLink[];
  readonly addresses: readonly HostAddress[];
  readonly routes: readonly Route[];
  /** In the order of their priority. */
  readonly routingRules: readonly RoutingRule[];
  readonly neighbours: readonly Neighbour[];
  /** Values below `/proc/sys`, by their path there: `net/ipv4/conf/eth0.7/rp_filter`. */
  readonly sysctls: Readonly<Record<string, string>>;
  readonly modules: ModuleFacts;
  readonly sockets: readonly ListeningSocket[];
  readonly marks: MarkFacts;
  readonly firewall: readonly FirewallChain[];
  /** Names of running programs that change tables, addresses or sysctls. */
  readonly processes: readonly string[];
  readonly boot: BootFacts;
  /** Lines of network configurations that hold an address. */
  readonly claims: readonly AddressClaim[];
}

export type FactGroup = keyof FactGroups;

export interface KernelFacts {
  /** As `uname -r` prints it. */
  readonly release: string;
  /** The kernel's build configuration, `CONFIG_IP_VS: y`; absent if it cannot be read. */
  readonly config?: Readonly<Record<string, string>>;
  /** A new value at each boot. */
  readonly bootId?: string;
  /** The kernel's number of the network namespace that was read. */
  readonly namespace?: string;
}

export interface NetworkLink {
  readonly name: string;
  /** `ether`, `loopback`, `ipip`, `sit`, `gre`, ... */
  readonly linkType: string;
  /** `veth`, `dummy`, `ipip`, `bridge`, ...; absent for a network card. */
  readonly kind?: string;
  readonly mtu: number;
  readonly isUp: boolean;
  /** It is up, but nothing is connected to it. */
  readonly hasNoCarrier?: boolean;
  readonly isLoopback: boolean;
  /** It never asks for or answers with hardware addresses. */
  readonly isNoArp: boolean;
  /** A tunnel whose ends are chosen packet by packet. */
  readonly isExternal: boolean;
  /** A tunnel that takes packets of these ends only, or of this key: the address of the other side, and its own. */
  readonly remote?: string;
  readonly local?: string;
  readonly key?: string;
  readonly mac?: string;
}

export interface HostAddress {
  readonly device: string;
  readonly address: string;
  readonly length: number;
  readonly scope: string;
  /** A secondary address, in the network of another address of the device. */
  readonly isSecondary: boolean;
  /** IPv6: never chosen as the source of new connections (`preferred_lft 0`). */
  readonly isDeprecated: boolean;
  /** IPv6: no duplicate address detection. */
  readonly isNoDad: boolean;
  /** IPv6: another machine has it, or the check for duplicates is not finished. */
  readonly isTentative: boolean;
  readonly broadcast?: string;
  /** IPv4: the name `ip` and `ifconfig` show for it, if it differs from the device: `lo:0`. */
  readonly label?: string;
}

export interface Route {
  readonly family: Family;
  /** `main`, `local`, or a number. */
  readonly table: string;
  /** `unicast`, `local`, `blackhole`, ... */
  readonly type: string;
  /** `10.0.0.0/8`, `192.0.2.1`, or `default`. */
  readonly destination: string;
  readonly gateway?: string;
  readonly device?: string;
  readonly source?: string;
  readonly metric?: number;
  /** Who made it: `kernel`, `boot`, `dhcp`, ... */
  readonly protocol?: string;
  /** The packet size to send and the largest TCP segment to announce, if the route sets them. */
  readonly mtu?: number;
  readonly advertisedMss?: number;
}

export interface RoutingRule {
  readonly family: Family;
  readonly priority: number;
  readonly table: string;
  readonly mark?: number;
  readonly markMask?: number;
  /** Only packets from these addresses: `10.0.0.0/8`. */
  readonly source?: string;
  /** Only packets for these addresses. */
  readonly destination?: string;
  /** It has conditions besides a mark and addresses: an interface, a port. */
  readonly isConditional: boolean;
}

export interface Neighbour {
  readonly address: string;
  readonly device: string;
  readonly mac?: string;
  /** `REACHABLE`, `FAILED`, ... */
  readonly states: readonly string[];
}

export interface ModuleFacts {
  readonly loaded: readonly string[];
  /** Built into the kernel, and available as a file; absent if the kernel's module folder cannot be read. */
  readonly builtIn?: readonly string[];
  readonly available?: readonly string[];
  /** `ip_vs/conn_tab_bits: 12` */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface ListeningSocket {
  readonly protocol: 'tcp' | 'udp';
  /** `0.0.0.0` and `::` for every address; `::` may take IPv4 too. */
  readonly address: string;
  readonly port: number;
}

export interface MarkFacts {
  readonly rules: readonly MarkRule[];
  /** What could not be read: `iptables` or `nft`. */
  readonly unseen: readonly string[];
}

export interface MarkRule {
  /** Absent if the rule is for both families. */
  readonly family?: Family;
  readonly mark: number;
  /** Where packets pass it: `prerouting`, `input`, `output`, ...; absent if that is unknown. */
  readonly hook?: string;
  /** The one address that packets are for. */
  readonly destination?: string;
  readonly text: string;
}

export interface BootFacts {
  /** The lines of files that are read at boot, by path, without comments: sysctl.d, modules-load.d, modprobe.d, ipvsadm's. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** Units that the service manager starts: `ipvsadm.service`. */
  readonly units: readonly string[];
}

export interface AddressClaim {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}
