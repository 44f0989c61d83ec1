import { familyOf } from '../domain/address.ts';
import type { FactGroups } from '../domain/host/facts.ts';
import { sysctlCommand, sysctlNumber } from '../domain/host/sysctl.ts';
import { entriesOf, linkNamed, wholeLength } from './devices.ts';

interface AddressRemedy {
  /** What keeps an address that the host has from being local. */
  readonly because?: string;
  readonly remedy: readonly string[];
}

/**
 * How a host gets an address that is not local there: it may lack it, or have it on a device that is down, without its
 * local route, or with IPv6 switched off.
 */
export function addressRemedy(
  vip: string,
  { device, options }: { readonly device: string; readonly options: string },
  facts: Pick<FactGroups, 'addresses'> & Partial<Pick<FactGroups, 'links' | 'sysctls'>>,
): AddressRemedy {
  const [entry] = entriesOf(vip, facts.addresses);
  const isDown = entry !== undefined && linkNamed(entry.device, facts.links ?? [])?.isUp === false;
  if (isDown) return { because: `${entry.device}, which has it, is down`, remedy: [`ip link set ${entry.device} up`] };
  const ip = familyOf(vip) === 'inet6' ? 'ip -6' : 'ip';
  if (entry !== undefined) {
    return {
      because: `it is on ${entry.device}, but its local route is gone`,
      remedy: [`${ip} route add local ${vip} dev ${entry.device} table local`],
    };
  }
  const add = `ip address add ${vip}/${wholeLength(vip)} dev ${device}${options}`;
  const off = `net/ipv6/conf/${device}/disable_ipv6`;
  if (familyOf(vip) !== 'inet6' || sysctlNumber(facts.sysctls ?? {}, off) !== 1) return { remedy: [add] };
  return { because: `IPv6 is off on ${device}`, remedy: [sysctlCommand(off, 0).join(' '), add] };
}
