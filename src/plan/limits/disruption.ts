import { concernedService } from '../../domain/subject.ts';
import { type Service, type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import { countsConnections } from '../impact/counts-connections.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import type { Step } from '../step.ts';
import { remap } from '../../kernel/remap.ts';
import { workingService } from '../impact/working-service.ts';
import { refusesQuiesced } from '../order/drain-worth.ts';

/** How much of a service a plan disrupts at worst: clients moved or refused by a hash, or connections cut. */
export interface Disruption {
  readonly service: ServiceKey;
  /** 0 to 1. */
  readonly share: number;
  /** Whether the hash or a removal causes most of it. */
  readonly by: 'hash' | 'cut';
  /** The fallback that would avoid refused clients, and the share that would move instead. */
  readonly fallback?: { readonly flag: string; readonly moved: number };
}

/**
 * For each service that has servers now. Cuts are measured in connections if the director counts them, otherwise in
 * weight: a server with half of the weight counts as half of the connections.
 */
export function disruptions(from: Observation | Table, steps: readonly Step[]): readonly Disruption[] {
  const byService = new Map<string, Step[]>();
  for (const step of steps) {
    const key = concernedService(step.change);
    if (!key) continue;
    const text = serviceKeyText(key);
    const own = byService.get(text);
    if (own) own.push(step);
    else byService.set(text, [step]);
  }
  const counted = countsConnections(from);
  return from.services.flatMap((service): readonly Disruption[] => {
    const { key, servers } = service;
    const own = byService.get(serviceKeyText(key));
    if (!own || servers.length === 0) return [];
    const measure = counted ? connections : weightOf;
    const loads = new Map(servers.map((server) => [`${server.address} ${server.port}`, measure(server)]));
    const total = [...loads.values()].reduce((sum, each) => sum + each, 0);
    const cut = cutBy(own, loads);
    const lost = total === 0 ? 0 : cut / total;
    const moved = hashDisruption(service, own);
    const share = Math.max(lost, moved);
    if (share === 0) return [];
    const fallback = withFallback(service, own);
    return [
      {
        service: key,
        share: Math.min(1, share),
        by: moved >= lost ? 'hash' : 'cut',
        ...(fallback && { fallback }),
      },
    ];
  });
}

/** The clients moved or refused by the worst step, or by all steps together. */
function hashDisruption(before: Service, steps: readonly Step[]): number {
  const worst = Math.max(0, ...steps.map(({ impact }) => (impact.remapped ?? 0) + (impact.refused ?? 0)));
  if (worst === 0) return 0;
  const after = afterAll(before, steps);
  const inAll = after && remap(before, after);
  return Math.max(worst, inAll ? inAll.moved + inAll.refused : 0);
}

/** Null if no client is refused or a fallback would not help. */
function withFallback(before: Service, steps: readonly Step[]): Disruption['fallback'] | null {
  if (!steps.some(({ impact }) => (impact.refused ?? 0) > 0)) return null;
  const after = afterAll(before, steps);
  if (!after || after.scheduler === 'dh' || !refusesQuiesced(after)) return null;
  const falling = (service: Service): Service => ({ ...service, flags: service.flags | 1 });
  const found = remap(falling(before), falling(after));
  if (!found || found.refused > 0) return null;
  return { flag: `${after.scheduler}-fallback`, moved: found.moved };
}

function afterAll(before: Service, steps: readonly Step[]): Service | undefined {
  const working = workingService(before);
  for (const { change } of steps) {
    if (change.kind === 'delete-service') return undefined;
    working.follow(change);
  }
  return working.service;
}

/** Connections of a drained server are not cut, even if the whole service is removed. */
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
