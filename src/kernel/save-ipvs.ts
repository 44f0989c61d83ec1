import { serviceKeyText } from '../domain/service.ts';
import { everyConnection } from './connection-table.ts';
import type { Destination } from './destination.ts';
import type { IpvsState } from './ipvs-state.ts';
import { isTemplate, type LiveConnection } from './live-connection.ts';
import type { SavedConnection, SavedIpvs, SavedServer, SavedStatistics } from './saved-ipvs.ts';
import { type Statistics, type Totals, totals } from './statistics.ts';
import { runningDaemons } from './sync-daemons.ts';

/** Everything that a simulated kernel holds; `restoreIpvs` continues from it as if nothing had happened. */
export function saveIpvs(state: IpvsState): SavedIpvs {
  const trash = [...state.trash.values()];
  const live = [...state.services.values()].flatMap(({ servers }) => servers.oldestFirst());
  const numbers = new Map([...live, ...trash.map(({ server }) => server)].map((server, place) => [server, place]));
  const number = (server: Destination) => numbers.get(server) ?? -1;
  const entries = [...everyConnection(state.connections)].sort(
    (left, right) => Number(isTemplate(right)) - Number(isTemplate(left)),
  );
  const places = new Map(entries.map((entry, place) => [entry, place]));
  return {
    version: 1,
    now: state.now,
    nextEstimate: state.nextEstimate,
    nextTidying: state.nextTidying,
    random: state.random.state(),
    timeouts: state.timeouts,
    daemons: runningDaemons(state.daemons),
    sysctls: { ...state.sysctls },
    statistics: savedStatistics(state.statistics),
    services: [...state.services.values()].map((service) => ({
      settings: service.settings,
      servers: service.servers.oldestFirst().map(number),
      statistics: savedStatistics(service.statistics),
      scheduling: service.scheduling?.save?.(number) ?? null,
    })),
    servers: [
      ...live.map(savedServer),
      ...trash.map(({ server, idleSince }) => {
        const service = server.service.key;
        const serviceLives = state.services.get(serviceKeyText(service)) === server.service;
        return { ...savedServer(server), deleted: { service, serviceLives, idleSince } };
      }),
    ],
    connections: entries.map((entry) => savedConnection(state, entry, number, places)),
  };
}

function savedServer({ settings, lastWeight, overloaded, statistics }: Destination): SavedServer {
  return { settings, lastWeight, overloaded, statistics: savedStatistics(statistics) };
}

function savedConnection(
  state: IpvsState,
  entry: LiveConnection,
  number: (server: Destination) => number,
  places: ReadonlyMap<LiveConnection, number>,
): SavedConnection {
  const { client, endpoint, server, masquerade, oneWay, active, timeout, expiresAt, firesAt, chosenBy } = entry;
  return {
    client,
    protocol: endpoint.protocol,
    address: endpoint.address,
    port: endpoint.port,
    template: endpoint.template,
    server: server && number(server),
    serverPort: entry.port,
    masquerade,
    oneWay,
    state: entry.state,
    active,
    timeout,
    expiresAt,
    firesAt,
    chosenBy: chosenBy && (places.get(chosenBy) ?? null),
    engineData: entry.engineData,
    detached: state.connections.detached.has(entry),
  };
}

function savedStatistics(statistics: Statistics | null): SavedStatistics {
  const { counted, seen, zeroed, averages } = statistics ?? noStatistics;
  return [counted, seen, zeroed, averages].map(savedTotals);
}

const noStatistics: Statistics = { counted: totals(), seen: totals(), zeroed: totals(), averages: totals() };

function savedTotals({ connections, inPackets, outPackets, inBytes, outBytes }: Totals): readonly number[] {
  return [connections, inPackets, outPackets, inBytes, outBytes];
}
