import type { Family } from '../domain/address.ts';
import type { IpvsSettings } from '../domain/host/ipvs-settings.ts';
import type { HostRole } from '../doctor/scene.ts';
import type { ForwardingMethod, Tunnel } from '../domain/server.ts';

/** What a host is to become. */
export interface SetupWish {
  readonly role: HostRole;
  readonly entries: readonly WishedAddress[];
  /** Where virtual addresses go; found out where absent. */
  readonly device?: string;
  /** Real servers that are masqueraded: the director's addresses on their side, one of a family. */
  readonly gateways: readonly string[];
  /** Addresses of the real servers, where rules name them. */
  readonly servers: readonly string[];
  /** Schedulers of the rules, for the modules to load at boot. */
  readonly schedulers: readonly string[];
  /** Firewall marks of the rules, whose addresses were not named. */
  readonly marks?: readonly number[];
  /** Settings of IPVS that the rules name. */
  readonly settings?: IpvsSettings;
}

/** A virtual address and one way in which packets for it reach real servers. */
export interface WishedAddress {
  readonly vip: string;
  readonly method: ForwardingMethod;
  /** The family of the real server, which is that of the outer packet of a tunnel. */
  readonly outer: Family;
  readonly tunnel: Tunnel | null;
}

/** The virtual addresses, each once. */
export function wishedAddresses({ entries }: SetupWish): readonly string[] {
  return [...new Set(entries.map(({ vip }) => vip))];
}
