import type { FactGroup, FactGroups, HostFacts } from '../domain/host/facts.ts';
import { failure, type Result, success } from '../domain/result.ts';

const needed = ['links', 'addresses', 'routes', 'routingRules', 'sysctls'] as const satisfies readonly FactGroup[];

/** What a plan is made from. Without modules and sockets it asks for what may be there already, which does no harm. */
export type SetupFacts = Pick<FactGroups, (typeof needed)[number] | 'modules' | 'sockets' | 'claims' | 'processes'>;

/** The failure names a group that could not be read, and why. */
export function setupFacts(facts: HostFacts): Result<SetupFacts, { readonly group: FactGroup; readonly why: string }> {
  const group = needed.find((each) => facts[each] === undefined);
  if (group !== undefined) return failure({ group, why: facts.unknown[group] ?? 'it was not read' });
  return success({ ...nothingKnown, ...facts });
}

/** A host of which nothing is known: what is written for it is for another one. */
export const nothingKnown: SetupFacts = {
  links: [],
  addresses: [],
  routes: [],
  routingRules: [],
  sysctls: {},
  modules: { loaded: [], parameters: {} },
  sockets: [],
  claims: [],
  processes: [],
};
