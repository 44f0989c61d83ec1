import { concernedService } from '../impact/concerned-service.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import { countsConnections } from '../impact/counts-connections.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import type { Step } from '../step.ts';

/** How much of a service a plan disturbs at worst: clients moved or refused by a hash, or connections cut. */
export interface Disruption {
  readonly service: ServiceKey;
  /** 0 to 1. */
  readonly share: number;
}

/**
 * For each service that has servers now. What is cut is measured in connections where the director counts them, else in
 * weight: a server with half of the weight is taken to have half of the connections.
 */
export function disruptions(from: Observation | Table, steps: readonly Step[]): readonly Disruption[] {
  const byService = new Map<string, Step[]>();
  for (const step of steps) {
    const key = concernedService(step.change);
    if (!key) continue;
    const text = serviceKeyText(key);
    byService.set(text, [...(byService.get(text) ?? []), step]);
  }
  const counted = countsConnections(from);
  return from.services.flatMap(({ key, servers }) => {
    const own = byService.get(serviceKeyText(key));
    if (!own || servers.length === 0) return [];
    const measure = counted ? connections : weightOf;
    const loads = new Map(servers.map((server) => [`${server.address} ${server.port}`, measure(server)]));
    const total = [...loads.values()].reduce((sum, each) => sum + each, 0);
    const cut = cutBy(own, loads);
    const moved = Math.max(0, ...own.map(({ impact }) => (impact.remapped ?? 0) + (impact.refused ?? 0)));
    const share = Math.max(total === 0 ? 0 : cut / total, moved);
    return share === 0 ? [] : [{ service: key, share: Math.min(1, share) }];
  });
}

/** Whoever is drained before is not cut, not even when the whole service goes. */
function cutBy(steps: readonly Step[], loads: ReadonlyMap<string, number>): number {
  const left = new Map(loads);
  let cut = 0;
  for (const { change, drain } of steps) {
    if (change.kind === 'delete-server') {
      const name = `${change.server.address} ${change.server.port}`;
      if (!drain) cut += left.get(name) ?? 0;
      left.delete(name);
    } else if (change.kind === 'delete-service') {
      cut += [...left.values()].reduce((sum, each) => sum + each, 0);
      left.clear();
    }
  }
  return cut;
}

function weightOf({ weight }: { readonly weight: number }): number {
  return weight;
}

function connections(server: object): number {
  const { active, inactive } = server as { readonly active: number; readonly inactive: number };
  return active + inactive;
}
