import { familyOf } from '../domain/address.ts';
import { isSameAddress } from '../domain/host/same-address.ts';
import { entriesOf, isWire, linkNamed, wholeLength } from '../doctor/devices.ts';
import { gatewayWants } from './gateway-wants.ts';
import type { SetupFacts } from './setup-facts.ts';
import type { SetupWant } from './setup-want.ts';
import type { SetupWish } from './setup-wish.ts';
import { silenceWants } from './silence-wants.ts';
import { pathFilterOf, tunnelWants, unwrappingDevice, wantOf } from './tunnel-wants.ts';

/** What a real server needs, in the order in which it is to be made: no address before it is silent. */
export function realServerWants(wish: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  const held = wish.entries.filter(({ method }) => method !== 'masquerade');
  const vips = [...new Set(held.map(({ vip }) => vip))];
  const wrapped = held.filter(({ method }) => method === 'tunnel');
  return [
    ...silenceWants(vips, facts),
    ...tunnelWants(wrapped, facts),
    ...vips.flatMap((vip) => addressWants(vip, wish, facts)),
    ...gatewayWants(wish, facts),
  ];
}

/** The address alone on silent devices, and on no other. */
function addressWants(vip: string, wish: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  const length = wholeLength(vip);
  const found = entriesOf(vip, facts.addresses);
  const isSilent = (device: string) => {
    const link = linkNamed(device, facts.links);
    return link !== undefined && !isWire(link);
  };
  const right = found.filter((each) => isSilent(each.device) && each.length === length);
  const devices = devicesFor(vip, wish, facts);
  const isThere = right.length > 0;
  const additions = devices.map(({ device, isNeeded }) => ({
    ...wantOf(
      { kind: 'add-address', address: vip, length, device, options: [] },
      isNeeded
        ? `${device} drops unwrapped packets while it has no address`
        : `packets of clients are for ${vip}; alone in its prefix, or its whole network would be local`,
      facts,
    ),
    holds: isNeeded ? right.some((each) => each.device === device) : isThere,
  }));
  const removals = found
    .filter((each) => !right.includes(each))
    .map((entry) => {
      const reason = isSilent(entry.device)
        ? `with /${entry.length} all of its network belongs to ${entry.device}`
        : `${entry.device} would answer for it`;
      return wantOf({ kind: 'remove-address', entry }, reason, facts);
    });
  return [...additions, ...removals];
}

interface PlaceForAddress {
  readonly device: string;
  /** The device itself needs an address. */
  readonly isNeeded: boolean;
}

/**
 * An IPv4 tunnel device without an address drops what it unwraps when the reverse path filter is on, loose or strict
 * (`__fib_validate_source` of Linux): there the device itself gets the address.
 */
function devicesFor(vip: string, { entries, device }: SetupWish, facts: SetupFacts): readonly PlaceForAddress[] {
  const tunnels = entries
    .filter((each) => each.method === 'tunnel' && isSameAddress(each.vip, vip) && familyOf(vip) === 'inet')
    .map((each) => unwrappingDevice(each, facts).name);
  const needy = [...new Set(tunnels)].filter(
    (name) =>
      pathFilterOf(name, facts) !== 0 &&
      !facts.addresses.some((own) => own.device === name && familyOf(own.address) === 'inet'),
  );
  const others = needy.filter((name) => name !== device).map((name) => ({ device: name, isNeeded: true }));
  return needy.length > 0 && device === undefined
    ? others
    : [{ device: device ?? tunnels.find((name) => hasAddress(vip, name, facts)) ?? 'lo', isNeeded: false }, ...others];
}

function hasAddress(vip: string, device: string, facts: SetupFacts): boolean {
  return entriesOf(vip, facts.addresses).some((each) => each.device === device);
}
