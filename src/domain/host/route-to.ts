import { addressWords, familyOf } from '../address.ts';
import { hasWords, readNetwork } from '../network.ts';
import type { FactGroups, Route } from './facts.ts';

type RouteFacts = Pick<FactGroups, 'routes' | 'routingRules'>;

/**
 * The route of a packet from this host to an address, as `ip route get` finds it; null where there is none. Rules with
 * a source, an interface or a mark do not apply.
 */
export function routeTo({ routes, routingRules }: RouteFacts, address: string): Route | null {
  const words = addressWords(address);
  if (words === null) return null;
  const family = familyOf(address);
  const rules = routingRules
    .filter((rule) => rule.family === family && rule.mark === undefined && !rule.isConditional)
    .toSorted((left, right) => left.priority - right.priority);
  for (const { table } of rules) {
    const found = longestMatch(
      routes.filter((route) => route.family === family && route.table === table),
      words,
    );
    if (found !== null && found.type !== 'throw') return found;
  }
  return null;
}

function longestMatch(routes: readonly Route[], words: readonly number[]): Route | null {
  let best: { readonly route: Route; readonly length: number } | null = null;
  for (const route of routes) {
    const length = matchedLength(route, words);
    if (length === null) continue;
    const isBetter =
      best === null ||
      length > best.length ||
      (length === best.length && (route.metric ?? 0) < (best.route.metric ?? 0));
    if (isBetter) best = { route, length };
  }
  return best?.route ?? null;
}

/** How many bits of the destination match; null if it does not match. */
function matchedLength({ destination }: Route, words: readonly number[]): number | null {
  if (destination === 'default') return 0;
  const network = readNetwork(destination);
  return network !== null && hasWords(network, words) ? network.length : null;
}
