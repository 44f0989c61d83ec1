import { serverKeyText } from '../../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { Change } from '../../domain/change.ts';
import type { Impact } from '../../plan/impact.ts';
import type { Plan } from '../../plan/plan.ts';

/** Finds the impact of a difference on clients: the impact of the last plan step that makes it. */
export function impacts({
  steps,
}: Plan): (service: ServiceKey, server?: { address: string; port: number }) => Impact | undefined {
  const found = new Map<string, Impact>();
  for (const { change, impact } of steps) {
    const name = nameOf(change);
    if (name !== undefined) found.set(name, impact);
  }
  return (service, server) =>
    found.get(server ? `${serviceKeyText(service)} ${serverKeyText(server)}` : serviceKeyText(service));
}

function nameOf(change: Change): string | undefined {
  if (change.kind === 'add-service' || change.kind === 'edit-service') return serviceKeyText(change.service.key);
  if (!('service' in change) || change.service === null) return undefined;
  const service = serviceKeyText(change.service);
  return 'server' in change ? `${service} ${serverKeyText(change.server)}` : service;
}
