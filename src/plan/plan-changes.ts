import type { Change } from '../domain/change.ts';
import type { Observation } from '../domain/observation.ts';
import { tableOf } from '../domain/observation.ts';
import { serverKeyText } from '../domain/server.ts';
import type { Service } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { remap } from '../kernel/remap.ts';
import { countsConnections } from './impact/counts-connections.ts';
import { diffTables } from './diff/diff-tables.ts';
import { fingerprint } from './saved/table-fingerprint.ts';
import { isForeign } from './limits/foreign.ts';
import { keepUnusual } from './limits/keep-unusual.ts';
import { narrowTarget, type Narrowing } from './limits/narrow.ts';
import { orderedSteps, type OrderOptions } from './order/order.ts';
import type { OrderDrift, Plan } from './plan.ts';
import type { Step } from './step.ts';
import type { TableDiff } from './diff/table-diff.ts';
import type { KernelSettings } from './kernel-settings.ts';
import { withImpact } from './impact/with-impact.ts';

export interface PlanOptions extends Narrowing, OrderOptions, KernelSettings {
  /**
   * Compare hash tables to find out how many clients move, which takes some milliseconds per step under mh. Default:
   * true.
   */
  readonly impacts?: boolean;
}

/** Plans the smallest change in the safest order. The counters of an observation make the impact exact. */
export function planChanges(from: Observation | Table, to: Table, options: PlanOptions = {}): Plan {
  const before: Table = 'unknown' in from ? tableOf(from) : from;
  const unknown = 'unknown' in from ? { unknown: { left: from.unknown } } : {};
  const target = narrowTarget(before, 'unknown' in from ? keepUnusual(from, to) : to, options);
  const diff = diffTables(before, target, unknown);
  const drafts = orderedSteps(diff, target, options);
  const { impacts = true, forgetsClients, endsOrphans, reuseMode } = options;
  const foreseen = withImpact(drafts, countsConnections(from) ? from : before, {
    impacts,
    forgetsClients,
    endsOrphans,
    reuseMode,
  });
  const steps = foreseen.map((step) =>
    isForeign(step.change, target, options.known) ? { ...step, foreign: true as const } : step,
  );
  return {
    from: { fingerprint: fingerprint(before, changesOf(steps)) },
    steps,
    get inverse() {
      return inverseOf(diff, before, target);
    },
    target,
    diff,
    drift: options.enforceOrder ? [] : orderDrift(diff, impacts),
  };
}

function changesOf(steps: readonly Step[]): readonly Change[] {
  return steps.map(({ change }) => change);
}

/** Only services that differ are compared again. */
function inverseOf({ services }: TableDiff, before: Table, target: Table): readonly Change[] {
  const left: Service[] = [];
  const right: Service[] = [];
  for (const each of services) {
    if (each.kind === 'added-service') right.push(each.service);
    else if (each.kind === 'removed-service') left.push(each.service);
    else {
      left.push(each.before);
      right.push(each.after);
    }
  }
  const back = diffTables({ ...target, services: right }, { ...before, services: left });
  return orderedSteps(back, before, {}).map(({ change }) => change);
}

function orderDrift({ services }: TableDiff, impacts: boolean): readonly OrderDrift[] {
  return services.flatMap((service): readonly OrderDrift[] => {
    if (service.kind !== 'changed-service' || !service.reorder) return [];
    const { key, after, reorder } = service;
    const servers = new Map(after.servers.map((server) => [serverKeyText(server), server]));
    const reached = reorder.reached.flatMap((server) => servers.get(serverKeyText(server)) ?? []);
    const moves = impacts ? remap({ ...after, servers: reached }, after) : null;
    return [{ key, reorder, ...(moves && { remapped: moves.moved }) }];
  });
}
