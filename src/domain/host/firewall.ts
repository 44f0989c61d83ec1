import type { Family } from '../address.ts';

/** A chain of nft or iptables, with its rules in order. */
export interface FirewallChain {
  readonly program: 'nft' | 'iptables';
  /** Absent if it is for both families. */
  readonly family?: Family;
  /** Chains of one table can jump to each other. */
  readonly table: string;
  readonly name: string;
  /** Where packets enter it: `prerouting`, `input`, `forward`, ...; absent for a chain that others jump to. */
  readonly hook?: string;
  readonly policy: 'accept' | 'drop';
  readonly rules: readonly FirewallRule[];
}

export interface FirewallRule {
  readonly verdict: FirewallVerdict;
  /** The chain of a jump. */
  readonly target?: string;
  readonly matches: readonly FirewallMatch[];
  /** As its program would write it, for people. */
  readonly text: string;
}

/** `translate` changes the destination of a packet, `masquerade` its source; `none` does neither and continues. */
export const firewallVerdicts = [
  'accept',
  'drop',
  'jump',
  'goto',
  'return',
  'translate',
  'masquerade',
  'none',
  'unknown',
] as const;

export type FirewallVerdict = (typeof firewallVerdicts)[number];

export interface FirewallMatch {
  readonly field: FirewallField | 'other';
  /** Addresses and networks, ports and ranges (`80`, `80-90`), names. */
  readonly values: readonly string[];
  readonly isNot: boolean;
}

export const firewallFields = [
  'protocol',
  'source',
  'destination',
  'sourcePort',
  'port',
  'device',
  'outDevice',
  'state',
] as const;

export type FirewallField = (typeof firewallFields)[number];
