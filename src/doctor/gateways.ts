import type { Family } from '../domain/address.ts';
import type { HostAddress, Route } from '../domain/host/facts.ts';
import type { Scene } from './scene.ts';

/** The default route in use: the one with the smallest metric in the main table. */
export function defaultRoute(routes: readonly Route[], family: Family): Route | undefined {
  return routes
    .filter((route) => route.family === family && route.table === 'main' && route.destination === 'default')
    .toSorted((left, right) => (left.metric ?? 0) - (right.metric ?? 0))[0];
}

/** Addresses by which the other side can be reached. */
export function addressesOfOthers({ others, vips }: Scene): readonly HostAddress[] {
  const all = others.flatMap(({ addresses = [] }) => addresses);
  return all.filter(({ scope, address }) => scope === 'global' && !vips.includes(address));
}
