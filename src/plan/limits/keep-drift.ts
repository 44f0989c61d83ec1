import { type RealServer, serverKeyText } from '../../domain/server.ts';
import { type Service, serviceKeyText } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { sameServer, sameSettings } from '../diff/equal.ts';

/**
 * The target, with manual changes since `base` was applied: where the target agrees with `base`, the live value stays;
 * where the target has changed, the target wins. A missing service does not count as a manual removal: the table was
 * cleared, or the machine was rebooted.
 */
export function keepDrift(base: Table, live: Table, target: Table): Table {
  const [was, is, wanted] = [base, live, target].map(byKey);
  const services = union(was, is, wanted).flatMap((text): readonly Service[] => {
    const [old, now, next] = [was?.get(text), is?.get(text), wanted?.get(text)];
    if (!old || !next) return next ? [next] : old ? [] : now ? [now] : [];
    return [now ? keptService(old, now, next) : next];
  });
  return { ...target, services };
}

function keptService(base: Service, live: Service, target: Service): Service {
  const [was, is, wanted] = [base, live, target].map(({ servers }) => byServer(servers));
  const servers = union(was, is, wanted).flatMap((text): readonly RealServer[] => {
    const [old, now, next] = [was?.get(text), is?.get(text), wanted?.get(text)];
    if (!old || !next) return next ? [next] : old ? [] : now ? [now] : [];
    const kept = sameServer(old, next) ? now : next;
    return kept ? [kept] : [];
  });
  return { ...(sameSettings(base, target) ? live : target), servers };
}

function byKey({ services }: Table): ReadonlyMap<string, Service> {
  return new Map(services.map((service) => [serviceKeyText(service.key), service]));
}

function byServer(servers: readonly RealServer[]): ReadonlyMap<string, RealServer> {
  return new Map(servers.map((server) => [serverKeyText(server), server]));
}

/** The keys of the last one first, in its order: it is the target. */
function union(...maps: readonly (ReadonlyMap<string, unknown> | undefined)[]): readonly string[] {
  return [...new Set([...maps].reverse().flatMap((map) => [...(map?.keys() ?? [])]))];
}
