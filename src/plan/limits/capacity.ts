import { schedulerFacts } from '../../domain/schedulers.ts';
import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import { type Service, type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { concernedService } from '../../domain/subject.ts';
import { workingService } from '../impact/working-service.ts';

/** A service that would fall below its minimum capacity. */
export interface Shortage {
  readonly service: ServiceKey;
  /** The remaining share, 0 to 1, of the capacity before the plan. */
  readonly share: number;
}

/** Where the changes bring a service below the minimum, even for a moment. */
export function shortagesOnTheWay(from: Table, changes: readonly Change[], floor: number): readonly Shortage[] {
  const own = byService(changes);
  return from.services.flatMap((before): readonly Shortage[] => {
    const steps = own.get(serviceKeyText(before.key)) ?? [];
    const end = afterAll(before, steps);
    if (!end) return [];
    const whole = capacityOf(before.servers, end.scheduler);
    const now = workingService(before);
    let [carried, least] = [whole, whole];
    for (const change of steps) {
      const known = 'server' in change ? now.server(change.server) : undefined;
      now.follow(change);
      const left = 'server' in change ? now.server(change.server) : undefined;
      carried += capacityOf(left ? [left] : [], end.scheduler) - capacityOf(known ? [known] : [], end.scheduler);
      least = Math.min(least, carried);
    }
    return whole === 0 || least / whole >= floor ? [] : [{ service: before.key, share: least / whole }];
  });
}

/**
 * Which service, as observed now, these changes would bring below the minimum. `before` is the table before the plan; a
 * change that does not lower the current capacity of a service is always allowed.
 */
export function shortageNow(now: Table, before: Table, changes: readonly Change[], floor: number): Shortage | null {
  const whole = new Map(before.services.map((service) => [serviceKeyText(service.key), service]));
  const own = byService(changes);
  for (const service of now.services) {
    const text = serviceKeyText(service.key);
    const steps = own.get(text);
    const was = whole.get(text);
    const after = steps && afterAll(service, steps);
    if (!was || !after) continue;
    const [full, left] = [capacityOf(was.servers, after.scheduler), capacityOf(free(after), after.scheduler)];
    const less = left < capacityOf(free(service), after.scheduler);
    if (less && full > 0 && left / full < floor) return { service: service.key, share: left / full };
  }
  return null;
}

function byService(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const key = concernedService(change);
    if (!key) continue;
    const text = serviceKeyText(key);
    const own = found.get(text);
    if (own) own.push(change);
    else found.set(text, [change]);
  }
  return found;
}

/** The service after all changes; undefined if it is removed. */
function afterAll(before: Service, changes: readonly Change[]): Service | undefined {
  if (changes.some(({ kind }) => kind === 'delete-service')) return undefined;
  const working = workingService(before);
  for (const change of changes) working.follow(change);
  return working.service;
}

/** The sum of the weights, or the number of servers under a scheduler that only checks whether a weight is 0. */
function capacityOf(servers: readonly RealServer[], scheduler: string): number {
  const equal = schedulerFacts(scheduler)?.usesWeight === false;
  return servers.reduce((sum, { weight }) => sum + (equal ? Math.min(weight, 1) : weight), 0);
}

/** Servers that accept new connections: the kernel skips those at their upper threshold. */
function free({ servers }: Service): readonly RealServer[] {
  return servers.filter((server) => {
    if (server.upper === 0 || !('active' in server) || !('inactive' in server)) return true;
    return Number(server.active) + Number(server.inactive) < server.upper;
  });
}
