import { type RealServer, type ServerKey, serverKeyText } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import type { Hint, ServiceDiff } from './table-diff.ts';

export function hints(services: readonly ServiceDiff[]): readonly Hint[] {
  return [...moves(services), ...renames(services)];
}

function moves(services: readonly ServiceDiff[]): readonly Hint[] {
  const gone = new Map<string, Service>();
  for (const each of services) {
    if (each.kind === 'removed-service' && each.service.servers.length > 0) gone.set(pool(each.service), each.service);
  }
  if (gone.size === 0) return [];
  const found: Hint[] = [];
  for (const each of services) {
    if (each.kind !== 'added-service') continue;
    const text = pool(each.service);
    const old = gone.get(text);
    if (!old) continue;
    found.push({ kind: 'service-moved', from: old.key, to: each.service.key });
    gone.delete(text);
  }
  return found;
}

/** Addresses only: with direct routing, the port of a server follows its service. */
function pool({ servers }: Service): string {
  return servers
    .map(({ address, method, weight }) => `${address} ${method} ${weight}`)
    .sort()
    .join(',');
}

function renames(services: readonly ServiceDiff[]): readonly Hint[] {
  const found = new Map<string, { from: ServerKey; to: ServerKey; services: number }>();
  for (const each of services) {
    if (each.kind !== 'changed-service') continue;
    const removed = each.servers.flatMap((server) => (server.kind === 'removed-server' ? [server.server] : []));
    const added = each.servers.flatMap((server) => (server.kind === 'added-server' ? [server.server] : []));
    const [from, to] = [removed[0], added[0]];
    if (removed.length !== 1 || added.length !== 1 || !from || !to || !alike(from, to)) continue;
    const text = `${serverKeyText(from)} ${serverKeyText(to)}`;
    found.set(text, { from, to, services: (found.get(text)?.services ?? 0) + 1 });
  }
  return [...found.values()].map(({ from, to, services: count }) => ({
    kind: 'server-renamed',
    from: { address: from.address, port: from.port },
    to: { address: to.address, port: to.port },
    services: count,
  }));
}

function alike(left: RealServer, right: RealServer): boolean {
  return (
    left.address !== right.address &&
    left.port === right.port &&
    left.method === right.method &&
    left.weight === right.weight
  );
}
