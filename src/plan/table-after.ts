import { concernedService } from './impact/concerned-service.ts';
import type { Change } from '../domain/change.ts';
import { type Service, serviceKeyText } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { serviceAfter } from './order/service-after.ts';

/** A table as changes leave it; it is not asked whether a kernel would take them. */
export function tableAfter(table: Table, changes: readonly Change[]): Table {
  const services = new Map<string, Service>(table.services.map((service) => [serviceKeyText(service.key), service]));
  let { timeouts, daemons } = table;
  for (const change of changes) {
    if (change.kind === 'set-timeouts') timeouts = change.timeouts;
    if (change.kind === 'start-daemon') daemons = [...(daemons ?? []), change.daemon];
    if (change.kind === 'stop-daemon') daemons = daemons?.filter(({ state }) => state !== change.state);
    const key = concernedService(change);
    if (!key) continue;
    const text = serviceKeyText(key);
    const after = serviceAfter(services.get(text), change);
    if (after) services.set(text, after);
    else services.delete(text);
  }
  return { services: [...services.values()], ...(timeouts && { timeouts }), ...(daemons && { daemons }) };
}
