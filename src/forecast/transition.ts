import type { Change } from '../domain/change.ts';
import { type RealServer, serverKeyText } from '../domain/server.ts';
import { type Service, serviceKeyText, type ServiceSettings } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';

/** The changes from one table to another that disturb least: what is new first, edits then, what goes last. */
export function transition(before: Table, after: Table): readonly Change[] {
  const known = new Map(before.services.map((service) => [serviceKeyText(service.key), service]));
  const wanted = new Set(after.services.map(({ key }) => serviceKeyText(key)));
  const changed = after.services.flatMap((service) => serviceChanges(known.get(serviceKeyText(service.key)), service));
  const gone = before.services.filter(({ key }) => !wanted.has(serviceKeyText(key)));
  return [...changed, ...gone.map(({ key }): Change => ({ kind: 'delete-service', service: key }))];
}

function serviceChanges(before: Service | undefined, after: Service): readonly Change[] {
  const settings = settingsOf(after);
  const changes: Change[] = [];
  if (!before) changes.push({ kind: 'add-service', service: settings });
  else if (!same(settingsOf(before), settings)) changes.push({ kind: 'edit-service', service: settings });
  const known = new Map<string, RealServer>(before?.servers.map((server) => [serverKeyText(server), server]));
  const wanted = new Set(after.servers.map(serverKeyText));
  for (const server of after.servers) {
    const was = known.get(serverKeyText(server));
    if (!was) changes.push({ kind: 'add-server', service: after.key, server });
    else if (!same(was, server)) changes.push({ kind: 'edit-server', service: after.key, server });
  }
  for (const server of before?.servers ?? []) {
    if (!wanted.has(serverKeyText(server))) changes.push({ kind: 'delete-server', service: after.key, server });
  }
  return changes;
}

function settingsOf({ key, scheduler, flags, persistence, engine, onePacket }: Service): ServiceSettings {
  return { key, scheduler, flags, persistence, engine, onePacket };
}

/** Both were made by the same reader, with their fields in the same order. */
function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
