import { familyOf } from '../domain/address.ts';
import type { NetworkLink } from '../domain/host/facts.ts';
import { effectiveSetting, sysctlNumber } from '../domain/host/sysctl.ts';
import { type TunnelEnd, tunnelEnds } from '../domain/host/tunnel-ends.ts';
import { isInForce, isLoaded } from './in-force.ts';
import type { SetupAction } from './setup-action.ts';
import type { SetupFacts } from './setup-facts.ts';
import type { SetupWant } from './setup-want.ts';
import type { WishedAddress } from './setup-wish.ts';
import { sysctlWant } from './sysctl-wants.ts';

/** The device of a real server that unwraps what the director wrapped for a virtual address. */
export interface UnwrappingDevice {
  readonly name: string;
  readonly end: TunnelEnd;
  /** It is there, or comes with its module. */
  readonly isGiven: boolean;
}

export function unwrappingDevice({ vip, outer, tunnel }: WishedAddress, facts: SetupFacts): UnwrappingDevice {
  const inner = familyOf(vip);
  const end = tunnelEnds(inner, outer, tunnel?.type ?? 'ipip');
  const isMixed = inner !== outer && end.name === 'ip6tnl';
  const [found] = facts.links.filter((link) => isOfEnd(link, end, isMixed)).toSorted(byUse);
  if (found) return { name: found.name, end, isGiven: true };
  const comesWithModule = !isMixed && !isLoaded(end.module, facts);
  return comesWithModule ? { name: end.device, end, isGiven: true } : { name: `lvs-${end.name}`, end, isGiven: false };
}

/** What unwraps packets, up and without a filter that drops them. */
export function tunnelWants(entries: readonly WishedAddress[], facts: SetupFacts): readonly SetupWant[] {
  const wants = new Map<string, SetupWant>();
  const add = (key: string, want: SetupWant) => wants.has(key) || wants.set(key, want);
  for (const entry of entries) {
    const { name, end, isGiven } = unwrappingDevice(entry, facts);
    add(`module ${end.module}`, moduleWant(end.module, `it unwraps ${end.name} packets of the director`, facts));
    if (!isGiven) {
      const type = [end.name, ...(end.name === 'ip6tnl' ? ['mode', 'any'] : []), 'external'];
      add(
        `device ${name}`,
        wantOf({ kind: 'add-device', device: name, type }, 'it unwraps packets from any director', facts),
      );
    }
    if (familyOf(entry.vip) === 'inet') add(`filter ${name}`, filterWant(name, facts));
    add(`up ${name}`, wantOf({ kind: 'raise-device', device: name }, 'a device that is down unwraps nothing', facts));
    if (entry.tunnel?.type !== 'gue') continue;
    const { port } = entry.tunnel;
    add('module fou', moduleWant('fou', 'it unwraps GUE', facts));
    add(`fou ${port}`, wantOf({ kind: 'open-fou', port, family: entry.outer }, 'GUE comes in by this UDP port', facts));
  }
  return [...wants.values()];
}

/** The reverse path filter that the device has, or will have; where nothing is known of the host, the strict one. */
export function pathFilterOf(name: string, { sysctls }: SetupFacts): number {
  const own = effectiveSetting(sysctls, 'rp_filter', name)?.value;
  if (own !== undefined) return own;
  const values = ['all', 'default'].map((place) => sysctlNumber(sysctls, `net/ipv4/conf/${place}/rp_filter`));
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 1 : Math.max(...known);
}

/** A loaded module of the same trade keeps what it needs when this one is unloaded. */
export function moduleWant(module: string, reason: string, facts: SetupFacts): SetupWant {
  const loadedBefore = facts.modules.loaded.filter((each) => each !== module && !each.startsWith('ip_vs'));
  return wantOf({ kind: 'load-module', module, loadedBefore }, reason, facts);
}

export function wantOf(action: SetupAction, reason: string, facts: SetupFacts): SetupWant {
  return { action, reason, holds: isInForce(action, facts) };
}

function filterWant(name: string, facts: SetupFacts): SetupWant {
  return sysctlWant(
    {
      path: `net/ipv4/conf/${name}/rp_filter`,
      value: 2,
      reason: 'unwrapped packets come from clients, which are reached by another device',
      holds: pathFilterOf(name, facts) !== 1,
    },
    facts,
  );
}

/** One with a fixed other end takes packets of that end only. */
function isOfEnd(link: NetworkLink, { kinds, linkTypes, device }: TunnelEnd, isMixed: boolean): boolean {
  const isKind = kinds.includes(link.kind ?? '') || linkTypes.includes(link.linkType);
  return isKind && (link.isExternal || (link.name === device && !isMixed));
}

function byUse(left: NetworkLink, right: NetworkLink): number {
  return Number(right.isUp) - Number(left.isUp);
}
