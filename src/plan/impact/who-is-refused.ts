import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import type { Circumstances } from '../impact.ts';
import { serviceAfter } from '../../domain/apply-change.ts';

/** Which previously served clients get no server after a change although one has a weight; null if none. */
export function whoIsRefused(change: Change, circumstances: Circumstances): string | null {
  const { service, refused } = circumstances;
  if (refused !== undefined && refused > 0) return 'clients that hash to a server of weight 0 are refused';
  const room = circumstances.room ?? roomAfter(service, change);
  return room?.less && !room.left ? 'refused while every server has more connections than its weight' : null;
}

/** ovf skips a server with more connections than its weight; if connections are not counted, this may apply to any. */
export function mayTake(server: RealServer): boolean {
  return server.weight > 0 && 'active' in server && Number(server.active) <= server.weight;
}

function roomAfter(service: Service | undefined, change: Change): Circumstances['room'] {
  const after = serviceAfter(service, change);
  if (!service || after?.scheduler !== 'ovf') return undefined;
  return {
    less: service.scheduler !== 'ovf' || weightOf(after) < weightOf(service),
    left: after.servers.some(mayTake),
  };
}

function weightOf({ servers }: Service): number {
  return servers.reduce((sum, { weight }) => sum + weight, 0);
}
