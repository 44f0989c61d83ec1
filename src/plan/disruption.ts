import { concernedService } from './concerned-service.ts';
import { type ServiceKey, serviceKeyText } from '../domain/service.ts';
import type { Observation } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import type { Step } from './step.ts';

/** How much of a service a plan disturbs at worst: clients moved by a hash, or connections cut. */
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
  return from.services.flatMap(({ key, servers }) => {
    const own = byService.get(serviceKeyText(key));
    if (!own || servers.length === 0) return [];
    const loads = new Map(servers.map((server) => [`${server.address} ${server.port}`, load(server, servers)]));
    const total = [...loads.values()].reduce((sum, each) => sum + each, 0);
    const cut = own.reduce((sum, step) => sum + cutBy(step, loads, total), 0);
    const moved = Math.max(0, ...own.map(({ impact }) => impact.remapped ?? 0));
    const share = Math.max(total === 0 ? 0 : cut / total, moved);
    return share === 0 ? [] : [{ service: key, share: Math.min(1, share) }];
  });
}

function cutBy({ change, drain }: Step, loads: ReadonlyMap<string, number>, total: number): number {
  if (drain) return 0;
  if (change.kind === 'delete-service') return total;
  if (change.kind !== 'delete-server') return 0;
  return loads.get(`${change.server.address} ${change.server.port}`) ?? 0;
}

function load(server: { readonly weight: number }, all: readonly object[]): number {
  const counted = all.every((each) => 'active' in each);
  return counted ? connections(server) : server.weight;
}

function connections(server: object): number {
  const { active, inactive } = server as { readonly active: number; readonly inactive: number };
  return active + inactive;
}
