import { concernedService } from './concerned-service.ts';
import type { Observation } from '../domain/observation.ts';
import { type Service, serviceKeyText } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { Change } from '../domain/change.ts';
import type { Impact } from './impact.ts';
import { serverBefore } from './impact.ts';
import { impactOf } from './impact-of.ts';
import { catches } from './order.ts';
import type { Draft, Step } from './step.ts';
import { remap } from '../kernel/remap.ts';
import { serviceAfter } from './service-after.ts';

export interface Foretelling {
  readonly foretell?: boolean;
  readonly forgetsClients?: boolean | undefined;
}

/** Looks at each step in the light of the table as the steps before it leave it. */
export function withImpact(
  drafts: readonly Draft[],
  from: Observation | Table,
  target: Table,
  { foretell = true, forgetsClients }: Foretelling = {},
): readonly Step[] {
  const touched = new Set(drafts.flatMap(({ change }) => concernedService(change) ?? []).map(serviceKeyText));
  const now = new Map<string, Service>();
  for (const service of from.services) {
    const text = serviceKeyText(service.key);
    if (touched.has(text)) now.set(text, service);
  }
  const catchAlls = [...from.services, ...target.services].filter(({ key }) => key.kind !== 'fwmark' && key.port === 0);
  return drafts.map((draft) => {
    const { change } = draft;
    const key = concernedService(change);
    if (!key) return { ...draft, impact: impactOf(change, {}) };
    const text = serviceKeyText(key);
    const service = now.get(text);
    const behind = catchAlls.find((wide) => catches(wide.key, key));
    const after = serviceAfter(service, change);
    const connections = connectionsOf(service, change);
    const impact = impactOf(change, {
      ...(service && { service }),
      ...(behind && { behind: serviceKeyText(behind.key) }),
      ...(connections && { connections }),
      ...(forgetsClients !== undefined && { forgetsClients }),
      ...(foretell && service && after && { remap: remap(service, after) }),
    });
    if (after) now.set(text, after);
    else now.delete(text);
    return { ...draft, impact: draft.drain ? drained(impact) : impact };
  });
}

/** A server that is empty when it goes cuts nobody; one that is not, when the time is up, does. */
function drained(impact: Impact): Impact {
  if (impact.existing.kind === 'unchanged') return impact;
  return {
    ...impact,
    existing: { kind: 'loss', note: 'those that have not ended when the drain timeout is over are cut' },
  };
}

function connectionsOf(service: Service | undefined, change: Change): Impact['connections'] {
  if (!service) return undefined;
  if (change.kind === 'delete-service') {
    return service.servers.map(counted).reduce(
      (sum, each) =>
        sum &&
        each && {
          active: sum.active + each.active,
          inactive: sum.inactive + each.inactive,
          ...(sum.persistent !== undefined &&
            each.persistent !== undefined && { persistent: sum.persistent + each.persistent }),
        },
      service.servers.length > 0 ? { active: 0, inactive: 0, persistent: 0 } : undefined,
    );
  }
  if (change.kind !== 'edit-server' && change.kind !== 'delete-server') return undefined;
  const server = serverBefore(service, change);
  return server && counted(server);
}

/** The counters of an observed server; a server of a mere table has none. */
function counted(server: object): Impact['connections'] {
  if (!('active' in server) || !('inactive' in server)) return undefined;
  const { active, inactive } = server as { active: number; inactive: number };
  const persistent = 'persistent' in server ? (server.persistent as number | undefined) : undefined;
  return { active, inactive, ...(persistent !== undefined && { persistent }) };
}
