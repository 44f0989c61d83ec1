import { addressWords, type Family, familyOf } from '../address.ts';
import { grouped } from '../grouped.ts';
import { isInNetwork, readNetwork } from '../network.ts';
import type { FactGroups, Route, RoutingRule } from './facts.ts';

type RouteFacts = Pick<FactGroups, 'routes' | 'routingRules'>;

/**
 * The route of a packet from this host to an address, as `ip route get` finds it; null if there is none. A packet of
 * unknown source meets no rule with a source; rules with an interface or a mark do not apply.
 */
export function routeTo({ routes, routingRules }: RouteFacts, address: string, from?: string): Route | null {
  const words = addressWords(address);
  if (words === null) return null;
  const family = familyOf(address);
  for (const { table } of rulesFor(routingRules, family, { from, to: address })) {
    const found = longestMatch(tablesOf(routes).get(`${family} ${table}`) ?? [], words);
    if (found !== null && found.type !== 'throw') return found;
  }
  return null;
}

/** The default route in use for packets from an address: that of the first table with one. */
export function defaultRouteFrom({ routes, routingRules }: RouteFacts, family: Family, from: string): Route | null {
  for (const { table } of rulesFor(routingRules, family, { from })) {
    const own = routes.filter((route) => route.family === family && route.table === table);
    const found = own.filter(({ destination, type }) => destination === 'default' && type !== 'throw');
    const [first] = found.toSorted((left, right) => (left.metric ?? 0) - (right.metric ?? 0));
    if (first !== undefined) return first;
  }
  return null;
}

interface RuledPacket {
  readonly from: string | undefined;
  readonly to?: string;
}

function rulesFor(rules: readonly RoutingRule[], family: Family, { from, to }: RuledPacket): readonly RoutingRule[] {
  return rules
    .filter(
      (rule) =>
        rule.family === family &&
        rule.mark === undefined &&
        !rule.isConditional &&
        (rule.source === undefined || isAmong(from, rule.source)) &&
        (rule.destination === undefined || isAmong(to, rule.destination)),
    )
    .toSorted((left, right) => left.priority - right.priority);
}

function isAmong(address: string | undefined, addresses: string): boolean {
  const network = address === undefined ? null : readNetwork(addresses);
  return network !== null && isInNetwork(address ?? '', network);
}

/** Routes of one table with destinations of this many bits, by destination: of several for one, the smallest metric. */
interface PrefixRoutes {
  readonly length: number;
  readonly byNetwork: ReadonlyMap<string, Route>;
}

/** Made once for the routes of a host, which never change: a director may have thousands. */
const tables = new WeakMap<readonly Route[], ReadonlyMap<string, readonly PrefixRoutes[]>>();

function tablesOf(routes: readonly Route[]): ReadonlyMap<string, readonly PrefixRoutes[]> {
  let found = tables.get(routes);
  if (found === undefined) {
    const byTable = grouped(routes, ({ family, table }) => `${family} ${table}`);
    found = new Map([...byTable].map(([name, own]) => [name, prefixesOf(own)]));
    tables.set(routes, found);
  }
  return found;
}

function prefixesOf(routes: readonly Route[]): readonly PrefixRoutes[] {
  const byLength = new Map<number, Map<string, Route>>();
  for (const route of routes) {
    const isDefault = route.destination === 'default';
    const network = isDefault ? { words: [], length: 0 } : readNetwork(route.destination);
    if (network === null) continue;
    const key = isDefault ? '' : maskedKey(network.words, network.length);
    const own = byLength.get(network.length) ?? new Map<string, Route>();
    byLength.set(network.length, own);
    const known = own.get(key);
    if (known === undefined || (route.metric ?? 0) < (known.metric ?? 0)) own.set(key, route);
  }
  return [...byLength]
    .map(([length, byNetwork]) => ({ length, byNetwork }))
    .toSorted((left, right) => right.length - left.length);
}

function longestMatch(prefixes: readonly PrefixRoutes[], words: readonly number[]): Route | null {
  for (const { length, byNetwork } of prefixes) {
    const found = byNetwork.get(length === 0 ? '' : maskedKey(words, length));
    if (found !== undefined) return found;
  }
  return null;
}

/** The first bits of an address as text. */
function maskedKey(words: readonly number[], length: number): string {
  return words
    .map((word, place) => {
      const bits = length - place * 32;
      if (bits <= 0) return 0;
      return bits >= 32 ? word : (word & (-1 << (32 - bits))) >>> 0;
    })
    .join(' ');
}
