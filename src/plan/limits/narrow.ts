import { type RealServer, serverKeyText } from '../../domain/server.ts';
import { type Service, type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { namesServer, namesService } from './foreign.ts';

/** What a plan leaves alone even if the target differs. */
export interface Narrowing {
  /** Kinds of change that may be made; absent: all. */
  readonly allow?: readonly ('add' | 'edit' | 'remove')[];
  /** Weights are left alone: a person or a health checker sets them. */
  readonly keepWeights?: boolean;
  /** Only services that match. */
  readonly only?: (key: ServiceKey) => boolean;
  /** Nothing is removed that neither the target nor `known` names. */
  readonly owned?: boolean;
  /** The last applied version of the target; an empty table if there was none. */
  readonly known?: Table;
}

/** The table actually wanted: the target, with the parts that the options leave alone. */
export function narrowTarget(before: Table, target: Table, options: Narrowing): Table {
  const { allow, keepWeights, only, owned } = options;
  if (!allow && !keepWeights && !only && !owned) return target;
  const old = new Map(before.services.map((service) => [serviceKeyText(service.key), service]));
  const wanted = target.services.flatMap((service): readonly Service[] => {
    const text = serviceKeyText(service.key);
    const was = old.get(text);
    old.delete(text);
    if (only && !only(service.key)) return was ? [was] : [];
    if (was === undefined) return may('add') ? [service] : [];
    return [narrowService(was, service, options)];
  });
  const kept = [...old.values()].filter(
    ({ key }) => (only && !only(key)) || !may('remove') || (owned && !namesService(options.known, key)),
  );
  return { ...target, services: [...wanted, ...kept] };

  function may(kind: 'add' | 'edit' | 'remove'): boolean {
    return allow?.includes(kind) ?? true;
  }
}

function narrowService(before: Service, after: Service, options: Narrowing): Service {
  const { allow, keepWeights, owned } = options;
  const may = (kind: 'add' | 'edit' | 'remove') => allow?.includes(kind) ?? true;
  const wanted = new Map(after.servers.map((server) => [serverKeyText(server), server]));
  const was = new Set(before.servers.map((server) => serverKeyText(server)));
  const narrowed = (server: RealServer, old: RealServer) => {
    if (!may('edit')) return old;
    return keepWeights ? { ...server, weight: old.weight } : server;
  };
  const fresh = may('add') ? after.servers.filter((server) => !was.has(serverKeyText(server))) : [];
  const kept = before.servers.flatMap((old): readonly RealServer[] => {
    const server = wanted.get(serverKeyText(old));
    if (server) return [narrowed(server, old)];
    return !may('remove') || (owned && !namesServer(options.known, after.key, old)) ? [old] : [];
  });
  return { ...(may('edit') ? after : before), servers: inTargetOrder([...kept, ...fresh], after.servers) };
}

/** The order of the target if it names all of them, so that a difference in order alone is still found. */
function inTargetOrder(servers: readonly RealServer[], order: readonly RealServer[]): readonly RealServer[] {
  if (servers.length !== order.length) return servers;
  const byKey = new Map(servers.map((server) => [serverKeyText(server), server]));
  const sorted = order.flatMap((server) => byKey.get(serverKeyText(server)) ?? []);
  return sorted.length === servers.length ? sorted : servers;
}
