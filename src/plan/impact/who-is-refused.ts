import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import type { Circumstances } from './impact.ts';
import { serviceAfter } from '../../domain/apply-change.ts';

/** Which clients that were served find no server after a change, though one has a weight; null when none do. */
export function whoIsRefused(change: Change, { service, refused }: Circumstances): string | null {
  if (refused !== undefined && refused > 0) return 'those that hash to a server of weight 0 are refused';
  const after = serviceAfter(service, change);
  if (!service || after?.scheduler !== 'ovf') return null;
  const less = service.scheduler !== 'ovf' || room(after) < room(service);
  return less && !after.servers.some((server) => mayTake(server))
    ? 'refused while every server has more connections than its weight'
    : null;
}

function room({ servers }: Service): number {
  return servers.reduce((sum, { weight }) => sum + weight, 0);
}

/** ovf passes over a server with more connections than its weight; where nobody counted, any may have them. */
function mayTake(server: RealServer): boolean {
  return server.weight > 0 && 'active' in server && Number(server.active) <= server.weight;
}
