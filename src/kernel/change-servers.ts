import type { Refusal } from '../domain/change.ts';
import { familyOf } from '../domain/address.ts';
import type { RealServer, ServerKey } from '../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../domain/service.ts';
import { type Destination, destination } from './destination.ts';
import type { IpvsState } from './ipvs-state.ts';
import { usableForServer } from './local-addresses.ts';
import { addNewest, findServer, unlink } from './server-list.ts';
import type { VirtualService } from './virtual-service.ts';

/** `-a`: the new server goes to the head of the kernel's list. */
export function addServer(state: IpvsState, key: ServiceKey, server: RealServer): Refusal | null {
  const service = state.services.get(serviceKeyText(key));
  if (!service) return 'service-not-defined';
  const refusal = settingsRefused(state, service, server);
  if (refusal) return refusal;
  if (findServer(service.servers, server)) return 'server-exists';
  if (!usableForServer(server.address, state.local)) return 'address-not-usable';
  const added = destination(server);
  addNewest(service.servers, added);
  if (added.family !== service.family) state.mixedFamilies++;
  return null;
}

/** `-e`: all settings are replaced, the place in the list stays. */
export function editServer(state: IpvsState, key: ServiceKey, server: RealServer): Refusal | null {
  const service = state.services.get(serviceKeyText(key));
  if (!service) return 'service-not-defined';
  const refusal = settingsRefused(state, service, server);
  if (refusal) return refusal;
  const edited = findServer(service.servers, server);
  if (!edited) return 'no-such-server';
  edited.settings = server;
  edited.weight = server.weight;
  if (server.weight !== 0) edited.lastWeight = server.weight;
  return null;
}

export function deleteServer(state: IpvsState, key: ServiceKey, server: ServerKey): Refusal | null {
  const service = state.services.get(serviceKeyText(key));
  if (!service) return 'service-not-defined';
  const deleted = findServer(service.servers, server);
  if (!deleted) return 'no-such-server';
  unlinkServer(state, service, deleted);
  return null;
}

export function unlinkServer(state: IpvsState, service: VirtualService, server: Destination): void {
  unlink(service.servers, server);
  server.available = false;
  if (server.family !== service.family) state.mixedFamilies--;
}

/** What is looked at before the server is looked up. */
function settingsRefused(state: IpvsState, service: VirtualService, server: RealServer): Refusal | null {
  const mixed = familyOf(server.address) !== service.family;
  if (mixed && state.daemons.size > 0) return 'mixed-family-with-daemon';
  return server.lower > server.upper ? 'thresholds-out-of-range' : null;
}
