import type { ObservedService } from '../domain/observation.ts';
import { sameServerKey, serverKeyText } from '../domain/server.ts';
import { serviceKeyText } from '../domain/service.ts';
import { serverId, serviceId } from '../live/identity.ts';
import { countsConnections } from '../plan/impact/counts-connections.ts';
import type { DrainQueue, QueuedServer } from './drain-queue.ts';
import { serviceIn } from './lookup.ts';
import { latestObservation } from './shown-sample.ts';
import type { State } from './state.ts';

/** What the queue waits for, in a sentence. */
export function queueWaits(state: State, queue: DrainQueue): string {
  const [next] = queue.servers;
  if (next === undefined) return 'it is the last one';
  const name = serverKeyText(next.server);
  if (!isOver(state, queue)) return `${name} drains when this one is empty; K stops`;
  return `${name} waits: ${shortOf(state, next, queue.floor) ?? 'it drains next'}; K stops`;
}

/** Whether the server that drains now is empty, gone or enabled again. */
export function isOver(state: State, { now }: DrainQueue): boolean {
  for (const { key, servers } of latestObservation(state).services) {
    const service = serviceId(key);
    if (now === null || !now.startsWith(`${service} `)) continue;
    const server = servers.find((one) => serverId(service, one) === now);
    if (server !== undefined)
      return (
        server.weight > 0 || (countsConnections(latestObservation(state)) && server.active + server.inactive === 0)
      );
  }
  return true;
}

/** Why a service would have too little left without a server; null if it has enough. */
export function shortOf(state: State, queued: QueuedServer, floor: number): string | null {
  const service = serviceIn(latestObservation(state), queued.service);
  if (service === undefined) return null;
  const whole = service.servers.reduce((sum, one) => sum + usualWeight(state, service, one), 0);
  const left = service.servers.reduce((sum, one) => sum + (sameServerKey(one, queued.server) ? 0 : one.weight), 0);
  if (whole === 0 || left / whole >= floor) return null;
  return `${serviceKeyText(service.key)} would keep ${percentText(left / whole)} of its weights, not ${percentText(floor)}`;
}

/** Its weight, or the one from before it was drained. */
function usualWeight(
  { drained: weights }: State,
  { key }: ObservedService,
  server: ObservedService['servers'][number],
) {
  return server.weight > 0 ? server.weight : (weights.get(serverId(serviceId(key), server)) ?? 0);
}

export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}
