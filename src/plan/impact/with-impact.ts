import { concernedService } from './concerned-service.ts';
import type { Observation } from '../../domain/observation.ts';
import { type Service, serviceFamily, type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import type { Change } from '../../domain/change.ts';
import { type Circumstances, type Impact, serverBefore } from './impact.ts';
import { impactOf } from './impact-of.ts';
import { catches } from '../order/order.ts';
import type { Draft, Step } from '../step.ts';
import { hashShares, remap } from '../../kernel/remap.ts';
import { serviceAfter } from '../order/service-after.ts';

export interface Foretelling {
  readonly foretell?: boolean;
  readonly forgetsClients?: boolean | undefined;
}

/** Looks at each step in the light of the table as the steps before it leave it. */
export function withImpact(
  drafts: readonly Draft[],
  from: Observation | Table,
  { foretell = true, forgetsClients }: Foretelling = {},
): readonly Step[] {
  const touched = new Set(drafts.flatMap(({ change }) => concernedService(change) ?? []).map(serviceKeyText));
  const now = new Map<string, Service>();
  for (const service of from.services) {
    const text = serviceKeyText(service.key);
    if (touched.has(text)) now.set(text, service);
  }
  const others = servingOthers(from, touched);
  return drafts.map((draft) => {
    const { change } = draft;
    const key = concernedService(change);
    if (!key) return { ...draft, impact: impactOf(change, {}) };
    const text = serviceKeyText(key);
    const service = now.get(text);
    const after = serviceAfter(service, change);
    const connections = connectionsOf(service, change);
    const impact = impactOf(change, {
      ...(service && { service }),
      ...((!service || !after) && others(key, now)),
      ...(connections && { connections }),
      ...(forgetsClients !== undefined && { forgetsClients }),
      ...(foretell && service && after && hashing(service, after)),
    });
    if (after) now.set(text, after);
    else now.delete(text);
    return { ...draft, impact: draft.drain ? drained(impact) : impact };
  });
}

/** Who else serves the clients of a service, as the table stands: looked for only where a service comes or goes. */
function servingOthers({ services }: Observation | Table, touched: ReadonlySet<string>) {
  const stays = services.filter((service) => !touched.has(serviceKeyText(service.key)) && serves(service));
  const catchAlls = stays.filter(({ key }) => key.kind !== 'fwmark' && key.port === 0);
  const byAddress = new Set(stays.flatMap(({ key }) => (key.kind === 'fwmark' ? [] : [serviceFamily(key)])));
  return (key: ServiceKey, now: ReadonlyMap<string, Service>): Pick<Circumstances, 'behind' | 'marksServed'> => {
    const moving = [...now.values()].filter(serves);
    if (key.kind !== 'fwmark') {
      const behind = [...catchAlls, ...moving].find((wide) => catches(wide.key, key));
      return behind ? { behind } : {};
    }
    const ofFamily = (other: ServiceKey) => other.kind !== 'fwmark' && serviceFamily(other) === key.family;
    return { marksServed: byAddress.has(key.family) || moving.some((other) => ofFamily(other.key)) };
  };
}

function serves({ servers }: Service): boolean {
  return servers.some(({ weight }) => weight > 0);
}

/** What becomes of clients by the hash tables. One that did not hash before served whoever came, if it served at all. */
function hashing(before: Service, after: Service): Pick<Circumstances, 'remap' | 'refused'> {
  const compared = remap(before, after);
  if (compared) return { remap: compared, refused: compared.refused };
  const shares = serves(before) ? hashShares(after, before) : null;
  return { remap: null, ...(shares && { refused: shares.get('') ?? 0 }) };
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
