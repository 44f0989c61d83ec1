import type { Refusal } from '../domain/change.ts';
import { type ServiceKey, serviceKeyText, type ServiceSettings } from '../domain/service.ts';
import type { IpvsState } from './ipvs-state.ts';
import { clearStatistics } from './statistics.ts';
import { unlinkServer } from './change-servers.ts';
import { oldestFirst } from './server-list.ts';
import { virtualService } from './virtual-service.ts';

/** `-A`: a service that exists is refused before its scheduler is looked up. */
export function addService(state: IpvsState, given: ServiceSettings): Refusal | null {
  const settings = withNamesCut(given);
  const key = serviceKeyText(settings.key);
  if (state.services.has(key)) return 'service-exists';
  const refusal = modulesMissing(state, settings);
  if (refusal) return refusal;
  state.services.set(key, virtualService(settings));
  return null;
}

/** `-E`: all settings are replaced. */
export function editService(state: IpvsState, given: ServiceSettings): Refusal | null {
  const settings = withNamesCut(given);
  const service = state.services.get(serviceKeyText(settings.key));
  if (!service) return 'no-such-service';
  const refusal = modulesMissing(state, settings);
  if (refusal) return refusal;
  service.settings = settings;
  return null;
}

export function deleteService(state: IpvsState, key: ServiceKey): Refusal | null {
  const text = serviceKeyText(key);
  const service = state.services.get(text);
  if (!service) return 'no-such-service';
  state.services.delete(text);
  for (const server of oldestFirst(service.servers)) unlinkServer(state, service, server);
  return null;
}

export function flush(state: IpvsState): void {
  for (const { key } of [...state.services.values()]) deleteService(state, key);
}

/** `-Z`: of one service and its servers, or of all. */
export function zero(state: IpvsState, key: ServiceKey | null): Refusal | null {
  const chosen = key ? state.services.get(serviceKeyText(key)) : undefined;
  if (key && !chosen) return 'no-such-service';
  for (const service of chosen ? [chosen] : state.services.values()) {
    clearStatistics(service.statistics);
    for (const server of oldestFirst(service.servers)) clearStatistics(server.statistics);
  }
  return null;
}

/** `none` is no module: a service without a scheduler. */
function modulesMissing(state: IpvsState, { scheduler, engine }: ServiceSettings): Refusal | null {
  const known = scheduler === 'none' || state.schedulers.has(scheduler);
  return known && (engine === null || state.engines.has(engine)) ? null : 'scheduler-not-found';
}

/** The kernel's names hold 15 bytes. */
function withNamesCut(settings: ServiceSettings): ServiceSettings {
  const { scheduler, engine } = settings;
  if (scheduler.length <= 5 && (engine?.length ?? 0) <= 5) return settings;
  return { ...settings, scheduler: cut(scheduler), engine: engine && cut(engine) };
}

function cut(name: string): string {
  const bytes = new TextEncoder().encode(name);
  return bytes.length <= 15 ? name : new TextDecoder().decode(bytes.subarray(0, 15));
}
