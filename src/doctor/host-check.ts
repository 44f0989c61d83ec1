import type { Family } from '../domain/address.ts';
import type { FactGroup, FactGroups } from '../domain/host/facts.ts';
import type { ForwardingMethod } from '../domain/server.ts';
import type { Severity } from '../domain/severity.ts';
import type { HostRole, Scene } from './scene.ts';

/** The severity of a finding of doctor. */
export type Gravity = Exclude<Severity, 'style'>;

/** Something that is wrong with a host. */
export interface Trouble {
  /** What it is about: an address, a service, a device, a setting. */
  readonly subject: string;
  readonly message: string;
  /** The evidence: values, or a line. */
  readonly evidence: string;
  /** Commands that fix it now, in order. */
  readonly remedy: readonly string[];
  /** The file that fixes it for good. */
  readonly lasting?: LastingRemedy;
  /** If this one is more or less severe than others. */
  readonly severity?: Gravity;
}

export interface LastingRemedy {
  readonly file: string;
  readonly lines: readonly string[];
}

/** Something that could not be read, and why. */
export interface Doubt {
  readonly unknown: string;
}

/** What a check needs besides facts: virtual addresses, the rules, the live table with its counters, its connections. */
export type Need = 'addresses' | 'rules' | 'live' | 'connections' | 'wanted';

interface Definition<Group extends FactGroup> {
  /** `LVS6` and two digits for hosts, `LVS7` for traffic. */
  readonly id: string;
  readonly name: string;
  readonly severity: Gravity;
  readonly roles: readonly HostRole[];
  /** The forwarding methods and families that it is for; absent: all. */
  readonly methods?: readonly ForwardingMethod[];
  readonly families?: readonly Family[];
  readonly reads: readonly Group[];
  readonly needs?: readonly Need[];
  /** Whether there is anything to check; always where absent. */
  concerns?(scene: Scene): boolean;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly why: string;
  /** The evidence for it. */
  readonly source: string;
  find(scene: Scene, facts: Pick<FactGroups, Group>): Iterable<Trouble | Doubt>;
}

/** A check as the table, the pages and `explain` use it. */
export type HostCheck = Definition<FactGroup>;

/** A check sees only the groups of facts that it lists. */
export function defineCheck<const Group extends FactGroup = never>(check: Definition<Group>): HostCheck {
  return check as unknown as HostCheck;
}
