import type { Refusal } from '../domain/change.ts';
import { familyOf } from '../domain/address.ts';
import { closeOrphans } from './connections.ts';
import type { RealServer, ServerKey } from '../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../domain/service.ts';
import { type Destination, destination } from './destination.ts';
import type { IpvsState } from './ipvs-state.ts';
import { usableForServer } from './local-addresses.ts';
import { zeroStatistics } from './statistics.ts';
import { overloadAfterEdit } from './overload.ts';
import { discard, takeBack } from './trash.ts';
import type { VirtualService } from './virtual-service.ts';

/**
 * `-a`: the new server goes to the head of the kernel's list. One that was deleted a short time ago returns with its
 * connections; its address is not checked again.
 */
export function addServer(state: IpvsState, key: ServiceKey, server: RealServer): Refusal | null {
  const service = state.services.get(serviceKeyText(key));
  if (!service) return 'service-not-defined';
  const refusal = settingsRefused(state, service, server);
  if (refusal) return refusal;
  if (service.servers.has(server)) return 'server-exists';
  const known = takeBack(state.trash, service.key, server);
  if (!known && !usableForServer(server.address, state.local)) return 'address-not-usable';
  if (familyOf(server.address) !== service.family) state.mixedFamilies++;
  if (!known && service.isAsleep) {
    service.servers.promise(server);
    return null;
  }
  service.wake();
  const added = known ? revived(known, service) : destination(service, server);
  setSettings(state, added, server);
  added.lastWeight = server.weight;
  service.servers.addNewest(added);
  service.scheduling?.changed?.('added', added);
  return null;
}

/** `-e`: all settings are replaced, the position in the list stays. */
export function editServer(state: IpvsState, key: ServiceKey, server: RealServer): Refusal | null {
  const service = state.services.get(serviceKeyText(key));
  if (!service) return 'service-not-defined';
  const refusal = settingsRefused(state, service, server);
  if (refusal) return refusal;
  const edited = service.servers.find(server);
  if (!edited) return 'no-such-server';
  setSettings(state, edited, server);
  if (server.weight !== 0) edited.lastWeight = server.weight;
  service.scheduling?.changed?.('edited', edited);
  return null;
}

export function deleteServer(state: IpvsState, key: ServiceKey, server: ServerKey): Refusal | null {
  const service = state.services.get(serviceKeyText(key));
  if (!service) return 'service-not-defined';
  const deleted = service.servers.find(server);
  if (!deleted) return 'no-such-server';
  unlinkServer(state, service, deleted);
  service.scheduling?.changed?.('deleted', deleted);
  if (state.sysctls.expire_nodest_conn !== 0) closeOrphans(state);
  return null;
}

export function unlinkServer(state: IpvsState, service: VirtualService, server: Destination): void {
  service.servers.unlink(server);
  server.available = false;
  discard(state.trash, server);
  if (server.family !== service.family) state.mixedFamilies--;
}

/** The checks before the server is looked up. */
function settingsRefused(state: IpvsState, service: VirtualService, server: RealServer): Refusal | null {
  const mixed = familyOf(server.address) !== service.family;
  if (mixed && state.daemons.size > 0) return 'mixed-family-with-daemon';
  return server.lower > server.upper ? 'thresholds-out-of-range' : null;
}

function setSettings(state: IpvsState, server: Destination, settings: RealServer): void {
  const upperBefore = server.settings.upper;
  server.settings = settings;
  server.weight = settings.weight;
  overloadAfterEdit(server, upperBefore, state.behaviour);
}

/** Statistics stay with the same service, and restart from zero when the service is deleted and added again. */
function revived(server: Destination, service: VirtualService): Destination {
  if (server.service !== service) {
    server.service = service;
    zeroStatistics(server);
  }
  server.available = true;
  return server;
}
