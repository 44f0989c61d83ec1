import { addressWords, type Family, familyOf } from '../domain/address.ts';
import { isSameAddress } from '../domain/host/same-address.ts';
import { routeTo } from '../domain/host/route-to.ts';
import { entriesOf, isWire, linkNamed, wholeLength } from '../doctor/devices.ts';
import type { AddressOwner } from '../doctor/address-owners.ts';
import { directorDevice } from './director-wants.ts';
import type { SetupFacts } from './setup-facts.ts';
import { type SetupWish, wishedAddresses } from './setup-wish.ts';

/** Why a host is not set up. */
export type SetupRefusal =
  | { readonly kind: 'no-device'; readonly device: string; readonly devices: readonly string[] }
  /** A device on which other hosts ask: a real server must not have the address there. */
  | { readonly kind: 'loud-device'; readonly device: string }
  | { readonly kind: 'device-not-found-out'; readonly vip: string; readonly devices: readonly string[] }
  | { readonly kind: 'own-address'; readonly vip: string; readonly device: string; readonly length: number }
  | { readonly kind: 'not-a-host'; readonly vip: string }
  /** Other hosts are reached through it. */
  | { readonly kind: 'router'; readonly vip: string; readonly device: string }
  | { readonly kind: 'no-gateway'; readonly family: Family }
  | { readonly kind: 'gateway-family'; readonly gateway: string }
  | { readonly kind: 'gateway-unused'; readonly gateway: string }
  | { readonly kind: 'gateway-own'; readonly gateway: string }
  | { readonly kind: 'gateway-far'; readonly gateway: string }
  | { readonly kind: 'owned'; readonly vip: string; readonly owner: AddressOwner };

/** What is wrong with a wish by itself. */
export function wrongWish(wish: SetupWish): SetupRefusal | null {
  const odd = wishedAddresses(wish).find((vip) => !isHostAddress(vip));
  if (odd !== undefined) return { kind: 'not-a-host', vip: odd };
  return wrongGateway(wish);
}

function wrongGateway({ role, entries, gateways }: SetupWish): SetupRefusal | null {
  const wanting = role === 'director' ? [] : entries.filter(({ method }) => method === 'masquerade');
  const families = new Set(wanting.map(({ outer }) => outer));
  for (const gateway of gateways) {
    if (families.size === 0) return { kind: 'gateway-unused', gateway };
    if (!families.has(familyOf(gateway))) return { kind: 'gateway-family', gateway };
  }
  const lacking = [...families].find((family) => !gateways.some((gateway) => familyOf(gateway) === family));
  return lacking === undefined ? null : { kind: 'no-gateway', family: lacking };
}

/** What is wrong with a wish on this host. */
export function wrongHere(wish: SetupWish, facts: SetupFacts): SetupRefusal | null {
  const taken = takenAddress(wish, facts);
  if (taken !== null) return taken;
  const devices = facts.links.map(({ name }) => name);
  if (wish.device !== undefined) {
    const link = linkNamed(wish.device, facts.links);
    if (link === undefined) return { kind: 'no-device', device: wish.device, devices };
    const holdsVip = wish.entries.some(({ method }) => method !== 'masquerade');
    if (wish.role === 'realserver' && holdsVip && isWire(link)) return { kind: 'loud-device', device: wish.device };
  }
  return lostDevice(wish, facts) ?? wrongWay(wish, facts);
}

/** What is wrong with a wish for a file, which may be for another host. */
export function wrongForFile(wish: SetupWish, facts: SetupFacts): SetupRefusal | null {
  return wrongWish(wish) ?? takenAddress(wish, facts) ?? lostDevice(wish, facts);
}

/** A virtual address that means something else on this host. */
function takenAddress(wish: SetupWish, facts: SetupFacts): SetupRefusal | null {
  const added = wish.entries.filter(({ method }) => wish.role === 'director' || method !== 'masquerade');
  for (const { vip } of added) {
    const isBroadcast = facts.routes.some(
      ({ type, destination }) => type === 'broadcast' && isSameAddress(destination, vip),
    );
    if (isBroadcast) return { kind: 'not-a-host', vip };
    const router = facts.routes.find(({ gateway }) => gateway !== undefined && isSameAddress(gateway, vip));
    if (router !== undefined && entriesOf(vip, facts.addresses).length === 0) {
      return { kind: 'router', vip, device: router.device ?? '' };
    }
  }
  return ownAddress(wish, facts);
}

/** A virtual address that is the host's own cannot move, and answers for the host. */
function ownAddress(wish: SetupWish, facts: SetupFacts): SetupRefusal | null {
  for (const vip of wishedAddresses(wish)) {
    const own = entriesOf(vip, facts.addresses).find(({ device, length, isSecondary }) => {
      const link = linkNamed(device, facts.links);
      return link !== undefined && isWire(link) && length < wholeLength(vip) && !isSecondary;
    });
    if (own) return { kind: 'own-address', vip, device: own.device, length: own.length };
  }
  return null;
}

/** A director whose address could go to several devices. */
function lostDevice(wish: SetupWish, facts: SetupFacts): SetupRefusal | null {
  if (wish.role !== 'director') return null;
  const lost = wishedAddresses(wish).find(
    (vip) => entriesOf(vip, facts.addresses).length === 0 && directorDevice(vip, wish, facts) === null,
  );
  return lost === undefined
    ? null
    : { kind: 'device-not-found-out', vip: lost, devices: facts.links.map(({ name }) => name) };
}

function wrongWay({ gateways }: SetupWish, facts: SetupFacts): SetupRefusal | null {
  for (const gateway of gateways) {
    const route = routeTo(facts, gateway);
    const isOwn = facts.addresses.some(({ address }) => isSameAddress(address, gateway));
    if (isOwn || route?.type === 'local') return { kind: 'gateway-own', gateway };
    if (route?.type !== 'unicast' || route.gateway !== undefined) return { kind: 'gateway-far', gateway };
  }
  return null;
}

/** Not one that means this host, every host, a group or a link. */
function isHostAddress(text: string): boolean {
  const [first = 0, ...rest] = addressWords(text) ?? [];
  if (rest.length === 0) return first >>> 24 !== 0 && first >>> 24 !== 127 && first >>> 28 < 14;
  const isLow = first === 0 && rest[0] === 0 && rest[1] === 0;
  return !isLow && first >>> 24 !== 0xff && first >>> 22 !== 0xfe80 >>> 6;
}
