import type { ObservedServer, ObservedService } from '../domain/observation.ts';
import { schedulerFacts } from '../domain/schedulers.ts';

/** Parts of a service's load, each 0 to 1. */
export interface Share {
  /** Of the active connections, or of all where none is active, as with UDP. */
  readonly got: number;
  /** What the weight asks for. */
  readonly wanted: number;
}

const known = new WeakMap<ObservedService, readonly (Share | null)[]>();

/**
 * The share of each server, in the order of the service. Null without connections, with a weight of 0, and under
 * schedulers that do not spread by weight.
 */
export function sharesOf(service: ObservedService): readonly (Share | null)[] {
  const made = known.get(service) ?? computed(service);
  known.set(service, made);
  return made;
}

function computed({ servers, scheduler }: ObservedService): readonly (Share | null)[] {
  const facts = schedulerFacts(scheduler);
  const weighs = facts && facts.spreads !== 'weight' && facts.spreads !== 'cache-of-destination';
  const activeSum = servers.reduce((sum, { active }) => sum + active, 0);
  const load = ({ active, inactive }: ObservedServer) => (activeSum > 0 ? active : inactive);
  const weight = (server: ObservedServer) => (facts?.usesWeight ? server.weight : Math.sign(server.weight));
  const all = servers.reduce((sum, server) => sum + load(server), 0);
  const weights = servers.reduce((sum, server) => sum + weight(server), 0);
  if (!weighs || all === 0 || weights === 0) return servers.map(() => null);
  return servers.map((server) =>
    server.weight === 0 ? null : { got: load(server) / all, wanted: weight(server) / weights },
  );
}
