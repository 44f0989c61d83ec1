import { familyOf } from '../domain/address.ts';
import { settingEntries } from '../domain/host/ipvs-settings.ts';
import { routeTo } from '../domain/host/route-to.ts';
import { effectiveSetting, forwardingPath } from '../domain/host/sysctl.ts';
import { clientWires, wireOf } from '../doctor/client-wires.ts';
import { entriesOf, isWire, linkNamed, wholeLength, wires } from '../doctor/devices.ts';
import { defaultRoute } from '../doctor/gateways.ts';
import type { SetupFacts } from './setup-facts.ts';
import type { SetupWant } from './setup-want.ts';
import { type SetupWish, wishedAddresses } from './setup-wish.ts';
import { sysctlWant } from './sysctl-wants.ts';
import { moduleWant, wantOf } from './tunnel-wants.ts';

/** What a director needs, in order: the switch of forwarding resets other settings, so it comes before them. */
export function directorWants(wish: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  return [
    ipvsWant(facts),
    ...settingWants(wish, facts),
    ...forwardingWants(wish, facts),
    ...redirectWants(wish, facts),
    ...filterWants(wish, facts),
    ...wishedAddresses(wish).flatMap((vip) => addressWants(vip, wish, facts)),
  ];
}

/** The device for a virtual address of a director; null when nothing shows which. */
export function directorDevice(vip: string, { device }: SetupWish, facts: SetupFacts): string | null {
  if (device !== undefined) return device;
  const [only, ...others] = wires(facts);
  const route = defaultRoute(facts.routes, familyOf(vip))?.device;
  return wireOf(vip, facts) ?? route ?? (others.length === 0 ? (only?.name ?? null) : null);
}

function ipvsWant(facts: SetupFacts): SetupWant {
  const want = moduleWant('ip_vs', 'without it there is no table', facts);
  return { ...want, holds: want.holds || facts.sysctls['net/ipv4/vs/drop_entry'] !== undefined };
}

/** What the rules say about the kernel. */
function settingWants({ settings }: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  return settingEntries(settings ?? {}).map(({ path, value }) =>
    sysctlWant({ path, value, reason: 'a comment of the rules names it' }, facts),
  );
}

function forwardingWants({ entries }: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  const families = new Set(entries.filter(({ method }) => method === 'masquerade').map(({ outer }) => outer));
  return [...families].flatMap((family) => [
    ...(family === 'inet6' ? advertisedWants(facts) : []),
    sysctlWant(
      {
        path: forwardingPath[family],
        value: 1,
        reason: 'replies of masqueraded real servers are forwarded by the director',
      },
      facts,
    ),
  ]);
}

/** A host that forwards IPv6 drops the default routes that routers announced, unless accept_ra is 2. */
function advertisedWants(facts: SetupFacts): readonly SetupWant[] {
  const announced = facts.routes.filter(({ family, protocol }) => family === 'inet6' && protocol === 'ra');
  return [...new Set(announced.flatMap(({ device }) => device ?? []))].map((device) =>
    sysctlWant(
      {
        path: `net/ipv6/conf/${device}/accept_ra`,
        value: 2,
        reason: `${device} has its routes from a router, and would drop them when it forwards`,
      },
      facts,
    ),
  );
}

/** A director that forwards shows hosts on its wire a shorter way, past it. */
function redirectWants(wish: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  const forwards =
    facts.sysctls[forwardingPath.inet] === '1' ||
    wish.entries.some(({ method, outer }) => method === 'masquerade' && outer === 'inet');
  if (!forwards) return [];
  const inner = new Set(wish.servers.map((server) => routeTo(facts, server)).map((route) => route?.device ?? ''));
  const outer = new Set([
    ...wishedAddresses(wish).flatMap((vip) => [
      directorDevice(vip, wish, facts) ?? '',
      ...entriesOf(vip, facts.addresses).map(({ device }) => device),
    ]),
    defaultRoute(facts.routes, 'inet')?.device ?? '',
  ]);
  const all = wires(facts).map(({ name }) => name);
  const shared = all.filter((name) => outer.has(name) && (inner.has(name) || all.length === 1));
  if (shared.length === 0) return [];
  const reason = `clients and real servers share ${shared.join(', ')}: redirects would lead them past the director`;
  return ['all', ...shared].map((place) =>
    sysctlWant({ path: `net/ipv4/conf/${place}/send_redirects`, value: 0, reason }, facts),
  );
}

function filterWants(wish: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  if (wires(facts).length < 2 || !wish.entries.some(({ vip }) => familyOf(vip) === 'inet')) return [];
  return clientWires(wishedAddresses(wish), facts).flatMap(({ name }) => {
    if (effectiveSetting(facts.sysctls, 'rp_filter', name)?.value === 0) return [];
    return [
      sysctlWant(
        {
          path: `net/ipv4/conf/${name}/rp_filter`,
          value: 2,
          reason: 'a strict filter drops clients that would be answered by another device',
          holds: effectiveSetting(facts.sysctls, 'rp_filter', name)?.value !== 1,
        },
        facts,
      ),
    ];
  });
}

function addressWants(vip: string, wish: SetupWish, facts: SetupFacts): readonly SetupWant[] {
  const length = wholeLength(vip);
  const isInet6 = familyOf(vip) === 'inet6';
  const options = isInet6 ? ['nodad', 'preferred_lft', '0'] : [];
  const device = directorDevice(vip, wish, facts) ?? 'lo';
  const addition = {
    ...wantOf(
      { kind: 'add-address', address: vip, length, device, options },
      'IPVS sees only packets for addresses of this host',
      facts,
    ),
    holds: routeTo(facts, vip)?.type === 'local' || entriesOf(vip, facts.addresses).length > 0,
  };
  const eager = entriesOf(vip, facts.addresses).filter((each) => {
    const link = linkNamed(each.device, facts.links);
    return isInet6 && link !== undefined && isWire(link) && !each.isDeprecated;
  });
  return [
    addition,
    ...eager.map((each) =>
      wantOf(
        { kind: 'retire-address', address: vip, length: each.length, device: each.device },
        'or it would become the source of connections of the director itself',
        facts,
      ),
    ),
  ];
}
