import type { Change } from '../../domain/change.ts';
import type { Table } from '../../domain/table.ts';
import { serverIn, serviceIn } from './inverse.ts';

/** Whether the table shows what the change was to bring about; only what a later change of the same list left alone. */
export function showsIn(table: Table, change: Change): boolean {
  switch (change.kind) {
    case 'add-service':
    case 'edit-service':
      return serviceIn(table, change.service.key)?.scheduler === change.service.scheduler;
    case 'delete-service':
      return serviceIn(table, change.service) === undefined;
    case 'add-server':
    case 'edit-server': {
      const found = serverIn(table, change.service, change.server);
      return found?.weight === change.server.weight && found.method === change.server.method;
    }
    case 'delete-server':
      return serverIn(table, change.service, change.server) === undefined;
    case 'flush':
      return table.services.length === 0;
    default:
      return true;
  }
}
