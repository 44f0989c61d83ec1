import { serverKeyText } from '../../domain/server.ts';
import { serviceName } from '../columns/service-name.ts';
import type { Row } from '../row.ts';

/** The display name of a row. */
export function rowName(row: Row): string {
  if (row.kind === 'machine') return row.address;
  return row.kind === 'service' ? serviceName(row.service.key) : serverKeyText(row.server);
}
