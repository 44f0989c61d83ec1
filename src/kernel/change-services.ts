import type { Refusal } from '../domain/change.ts';
import { type ServiceKey, serviceKeyText, type ServiceSettings } from '../domain/service.ts';
import { closeOrphans } from './connections.ts';
import { ftpPort } from './find-service.ts';
import type { IpvsState } from './ipvs-state.ts';
import { zeroStatistics } from './statistics.ts';
import { unlinkServer } from './change-servers.ts';
import { schedulerNamed } from './schedulers.ts';
import { VirtualService } from './virtual-service.ts';

/** `-A`: a service that exists is refused before its scheduler is looked up. */
export function addService(state: IpvsState, given: ServiceSettings): Refusal | null {
  const settings = withNamesCut(given);
  const key = serviceKeyText(settings.key);
  if (state.services.has(key)) return 'service-exists';
  const refusal = modulesMissing(state, settings);
  if (refusal) return refusal;
  state.services.set(key, new VirtualService(settings, state));
  if (isFtp(settings.key)) state.ftpServices++;
  return null;
}

/**
 * `-E`: all settings are replaced. The same scheduler keeps its state, another one starts without any; one that cannot
 * start leaves the service without a scheduler, and its other settings unchanged.
 */
export function editService(state: IpvsState, given: ServiceSettings): Refusal | null {
  const settings = withNamesCut(given);
  const service = state.services.get(serviceKeyText(settings.key));
  if (!service) return 'no-such-service';
  const refusal = modulesMissing(state, settings);
  if (refusal) return refusal;
  if (service.settings.scheduler !== settings.scheduler) {
    service.unbind();
    service.settings = { ...service.settings, scheduler: settings.scheduler };
    if (!service.bind()) {
      service.settings = { ...service.settings, scheduler: 'none' };
      return 'table-too-large-for-scheduler';
    }
  }
  service.settings = settings;
  return null;
}

export function deleteService(state: IpvsState, key: ServiceKey): Refusal | null {
  const text = serviceKeyText(key);
  const service = state.services.get(text);
  if (!service) return 'no-such-service';
  service.unbind();
  state.services.delete(text);
  if (isFtp(key)) state.ftpServices--;
  for (const server of service.servers.oldestFirst()) unlinkServer(state, service, server);
  if (state.sysctls.expire_nodest_conn !== 0) closeOrphans(state);
  return null;
}

export function flush(state: IpvsState): void {
  for (const { key } of [...state.services.values()]) deleteService(state, key);
}

/** `-Z`: zeroes the counters of one service and its servers, or of all. */
export function zero(state: IpvsState, key: ServiceKey | null): Refusal | null {
  const chosen = key ? state.services.get(serviceKeyText(key)) : undefined;
  if (key && !chosen) return 'no-such-service';
  if (!key) zeroStatistics(state);
  for (const service of chosen ? [chosen] : state.services.values()) {
    zeroStatistics(service);
    for (const server of service.servers.oldestFirst()) zeroStatistics(server);
  }
  return null;
}

function isFtp(key: ServiceKey): boolean {
  return key.kind !== 'fwmark' && key.port === ftpPort;
}

/** `none` is not a module: it is a service without a scheduler. */
function modulesMissing(state: IpvsState, { scheduler, engine }: ServiceSettings): Refusal | null {
  const known = scheduler === 'none' || (state.schedulers.has(scheduler) && schedulerNamed(scheduler) !== undefined);
  return known && (engine === null || state.engines.has(engine)) ? null : 'scheduler-not-found';
}

/** Names in the kernel have at most 15 bytes. */
function withNamesCut(settings: ServiceSettings): ServiceSettings {
  const { scheduler, engine } = settings;
  if (scheduler.length <= 5 && (engine?.length ?? 0) <= 5) return settings;
  return { ...settings, scheduler: cut(scheduler), engine: engine && cut(engine) };
}

function cut(name: string): string {
  const bytes = new TextEncoder().encode(name);
  return bytes.length <= 15 ? name : new TextDecoder().decode(bytes.subarray(0, 15));
}
