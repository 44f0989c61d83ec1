import { failure, type Result, success } from '../domain/result.ts';
import { serviceKeyText } from '../domain/service.ts';
import { addServer } from './change-servers.ts';
import { addService } from './change-services.ts';
import { endpointFor } from './connection-table.ts';
import { open } from './connections.ts';
import { type Destination, destination } from './destination.ts';
import { type Ipvs, ipvsOn } from './ipvs.ts';
import { type IpvsState, ipvsState } from './ipvs-state.ts';
import { liveConnection, type LiveConnection } from './live-connection.ts';
import type { IpvsOptions } from './options.ts';
import { random } from './random.ts';
import type { SavedConnection, SavedIpvs, SavedServer, SavedStatistics } from './saved-ipvs.ts';
import { begun, type Counted } from './statistics.ts';
import { discard } from './trash.ts';

/**
 * The kernel that was saved. The failure says what does not fit: the machine on which it is restored may support less.
 */
export function restoreIpvs(saved: SavedIpvs, options: IpvsOptions = {}): Result<Ipvs, string> {
  const state: IpvsState = { ...ipvsState({ ...options, now: saved.now }), random: random(saved.random) };
  const servers: (Destination | undefined)[] = [];
  for (const { settings, servers: numbers } of saved.services) {
    const refusal = addService(state, settings);
    if (refusal) return failure(`${serviceKeyText(settings.key)} is refused: ${refusal}`);
    for (const number of numbers) {
      const server = saved.servers[number];
      if (!server) return failure(`there is no server ${number}`);
      const refused = addServer(state, settings.key, server.settings);
      if (refused) return failure(`a server of ${serviceKeyText(settings.key)} is refused: ${refused}`);
      const service = state.services.get(serviceKeyText(settings.key));
      servers[number] = service && service.servers.find(server.settings);
    }
  }
  for (const [number, server] of saved.servers.entries()) {
    servers[number] ??= deletedServer(state, server);
    finishServer(servers[number], server);
  }
  restoreConnections(state, saved.connections, servers);
  for (const [number, server] of saved.servers.entries()) {
    const restored = servers[number];
    if (restored) restored.overloaded = server.overloaded;
  }
  const damaged = restoreServices(state, saved, servers);
  if (damaged) return failure(damaged);
  for (const daemon of saved.daemons) state.daemons.set(daemon.state, daemon);
  Object.assign(state.sysctls, saved.sysctls);
  copyStatistics(state, saved.statistics);
  state.timeouts = saved.timeouts;
  state.nextEstimate = saved.nextEstimate;
  state.nextTidying = saved.nextTidying;
  return success(ipvsOn(state));
}

function deletedServer(state: IpvsState, { settings, deleted }: SavedServer): Destination | undefined {
  if (!deleted) return undefined;
  const live = deleted.serviceLives ? state.services.get(serviceKeyText(deleted.service)) : undefined;
  const server = destination(live ?? { key: deleted.service, statistics: null }, settings);
  server.available = false;
  discard(state.trash, server, deleted.idleSince);
  return server;
}

function finishServer(server: Destination | undefined, saved: SavedServer): void {
  if (!server) return;
  server.lastWeight = saved.lastWeight;
  copyStatistics(server, saved.statistics);
}

function restoreConnections(
  state: IpvsState,
  saved: readonly SavedConnection[],
  servers: readonly (Destination | undefined)[],
): void {
  const entries: LiveConnection[] = [];
  for (const one of saved) {
    const entry = restoredConnection(state, one, servers, entries);
    entries.push(entry);
    open(state, entry, !one.detached);
    if (one.detached) state.connections.detached.add(entry);
    if (entry.active && entry.server) {
      entry.server.active++;
      entry.server.inactive--;
    }
    state.connections.timers.start(entry);
  }
}

function restoredConnection(
  state: IpvsState,
  saved: SavedConnection,
  servers: readonly (Destination | undefined)[],
  before: readonly LiveConnection[],
): LiveConnection {
  const { client, serverPort, chosenBy, engineData } = saved;
  const server = saved.server === null ? null : (servers[saved.server] ?? null);
  const template = chosenBy === null ? null : (before[chosenBy] ?? null);
  const { masquerade, oneWay, active, timeout, expiresAt, firesAt } = saved;
  return {
    ...liveConnection(endpointFor(state.connections, saved), client, server, serverPort, template, engineData),
    ...{ masquerade, oneWay, active, timeout, expiresAt, firesAt, state: saved.state },
  };
}

/** What could not be restored. */
function restoreServices(
  state: IpvsState,
  saved: SavedIpvs,
  servers: readonly (Destination | undefined)[],
): string | null {
  for (const { settings, scheduling, statistics } of saved.services) {
    const service = state.services.get(serviceKeyText(settings.key));
    if (!service) continue;
    copyStatistics(service, statistics);
    if (scheduling === null) continue;
    try {
      service.scheduling?.restore?.(scheduling, (number) => servers[number] ?? null);
    } catch {
      return `the saved state of the scheduler of ${serviceKeyText(settings.key)} is damaged`;
    }
  }
  return null;
}

function copyStatistics(to: Counted, saved: SavedStatistics): void {
  const { counted, seen, zeroed, averages } = begun(to);
  for (const [place, totals] of [counted, seen, zeroed, averages].entries()) {
    const [connections = 0, inPackets = 0, outPackets = 0, inBytes = 0, outBytes = 0] = saved[place] ?? [];
    Object.assign(totals, { connections, inPackets, outPackets, inBytes, outBytes });
  }
}
