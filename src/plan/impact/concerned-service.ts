import type { Change } from '../../domain/change.ts';
import type { ServiceKey } from '../../domain/service.ts';

/** The service that a change is about; undefined for the timeouts, the daemons and the table as a whole. */
export function concernedService(change: Change): ServiceKey | undefined {
  if (change.kind === 'add-service' || change.kind === 'edit-service') return change.service.key;
  return 'service' in change ? (change.service ?? undefined) : undefined;
}
