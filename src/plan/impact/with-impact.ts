import { concernedService } from '../../domain/subject.ts';
import type { Observation } from '../../domain/observation.ts';
import { type Service, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import type { Change } from '../../domain/change.ts';
import type { Circumstances, Impact } from '../impact.ts';
import type { KernelSettings } from '../kernel-settings.ts';
import { workingService, type WorkingService } from './working-service.ts';
import { impactOf } from './impact-of.ts';
import { servingOthers } from './serving-others.ts';
import type { StepDraft, Step } from '../step.ts';
import { hashSchedulers } from '../../domain/schedulers.ts';
import type { RealServer } from '../../domain/server.ts';

export interface WithImpactOptions extends KernelSettings {
  readonly impacts?: boolean;
}

/** Computes the impact of each step on the table left by the steps before it. */
export function withImpact(
  drafts: readonly StepDraft[],
  from: Observation | Table,
  { impacts = true, ...settings }: WithImpactOptions = {},
): readonly Step[] {
  const touched = new Set(drafts.flatMap(({ change }) => concernedService(change) ?? []).map(serviceKeyText));
  const now = new Map<string, WorkingService>();
  for (const service of from.services) {
    const text = serviceKeyText(service.key);
    if (touched.has(text)) now.set(text, workingService(service));
  }
  const others = servingOthers(from, touched, now);
  const going = new Set(
    drafts.flatMap(({ change }) => (change.kind === 'delete-service' ? serviceKeyText(change.service) : [])),
  );
  const director: Circumstances = { ...settings, timeouts: from.timeouts };
  return drafts.map((draft) => {
    const { change } = draft;
    const key = concernedService(change);
    if (!key) return stepOf(draft, impactOf(change, director));
    const text = serviceKeyText(key);
    const working = now.get(text);
    const served = working?.serves() ?? false;
    const leaves = change.kind === 'add-service' || change.kind === 'delete-service';
    const circumstances = working ? ofService(working, change, director, going.has(text), impacts) : director;
    const impact = impactOf(change, leaves ? { ...circumstances, ...others.of(key) } : circumstances);
    if (change.kind === 'delete-service') now.delete(text);
    else if (change.kind === 'add-service') now.set(text, workingService({ ...change.service, servers: [] }));
    else working?.follow(change);
    others.follow(key, served, now.get(text)?.serves() ?? false);
    return stepOf(draft, draft.drain ? drained(impact) : impact);
  });
}

/** Field by field: a spread for each of thousands of steps costs more than all that it copies. */
function stepOf({ change, kind, phase, reason, drain }: StepDraft, impact: Impact): Step {
  return drain ? { change, kind, phase, reason, impact, drain } : { change, kind, phase, reason, impact };
}

/** What is known about the affected service before the change. */
function ofService(
  working: WorkingService,
  change: Change,
  { timeouts, forgetsClients, endsOrphans, reuseMode }: Circumstances,
  serviceGoes: boolean,
  impacts: boolean,
): Circumstances {
  const { service } = working;
  const before = 'server' in change ? working.server(change.server) : undefined;
  const hashed =
    hashSchedulers.has(service.scheduler) ||
    (change.kind === 'edit-service' && hashSchedulers.has(change.service.scheduler));
  const moved = impacts && hashed && change.kind !== 'delete-service' ? working.hashing(change) : undefined;
  const server = 'server' in change ? change.server : undefined;
  return {
    service,
    before,
    othersServe: server && working.othersServe(server),
    heaviestOther: server && choosesByWeight(service) ? working.heaviestOther(server) : undefined,
    room: server && (service.scheduler === 'ovf' ? working.roomAfter(change) : roomStays),
    connections: connectionsOf(working, change),
    next: working.counted ? (nextTo(working, before, change) ?? undefined) : undefined,
    remap: moved?.remap,
    refused: moved?.refused,
    serviceGoes,
    timeouts,
    forgetsClients,
    endsOrphans,
    reuseMode,
  };
}

const roomStays: Circumstances['room'] = { less: false, left: true };

/** How many of the next connections go to a server that is new, comes back, or gets a higher weight. */
function nextTo(working: WorkingService, before: RealServer | undefined, change: Change): number | null {
  if (change.kind !== 'add-server' && change.kind !== 'edit-server') return null;
  return change.server.weight > (before?.weight ?? 0) ? working.next(change.server) : null;
}

/** fo and ovf choose by the highest weight. */
function choosesByWeight({ scheduler }: Service): boolean {
  return scheduler === 'fo' || scheduler === 'ovf';
}

/** Removing an empty server cuts no connection; one that still has some at the drain timeout does. */
function drained(impact: Impact): Impact {
  if (impact.existing.kind === 'unchanged') return impact;
  return {
    ...impact,
    existing: { kind: 'loss', note: 'connections that have not ended at the drain timeout are cut' },
  };
}

function connectionsOf(working: WorkingService, change: Change): Impact['connections'] {
  if (change.kind === 'delete-service') {
    const { servers } = working.service;
    return servers.map(counted).reduce(
      (sum, each) =>
        sum &&
        each && {
          active: sum.active + each.active,
          inactive: sum.inactive + each.inactive,
          ...(sum.persistent !== undefined &&
            each.persistent !== undefined && { persistent: sum.persistent + each.persistent }),
        },
      servers.length > 0 ? { active: 0, inactive: 0, persistent: 0 } : undefined,
    );
  }
  if (change.kind !== 'edit-server' && change.kind !== 'delete-server') return undefined;
  const server = working.server(change.server);
  return server && counted(server);
}

/** The counters of an observed server; a server of a plain table has none. */
function counted(server: object): Impact['connections'] {
  if (!('active' in server) || !('inactive' in server)) return undefined;
  const { active, inactive } = server as { active: number; inactive: number };
  const persistent = 'persistent' in server ? (server.persistent as number | undefined) : undefined;
  return { active, inactive, ...(persistent !== undefined && { persistent }) };
}
