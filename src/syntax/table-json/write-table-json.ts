import type {
  ListedConnection,
  ListedEndpoint,
  ListedFigures,
  ListedKey,
  ListedServer,
  ListedService,
  ListedTable,
} from '../../domain/listed.ts';
import { flagNames } from '../../domain/scheduler-flags.ts';
import type { Persistence } from '../../domain/service.ts';
import { jsonText, type JsonValue } from './exact-numbers.ts';

/** A table as JSON, `schemas/table.schema.json`: an unknown value is absent, none is null. */
export function writeTableJson(table: ListedTable): string {
  return jsonText(tableValue(table));
}

/** The same as a value, for JSON that contains more than the table. */
export function tableValue({ services, timeouts, daemons, connections }: ListedTable): Record<string, JsonValue> {
  return present({
    version: 1,
    services: services?.map(serviceValue),
    timeouts: timeouts && { ...timeouts },
    daemons: daemons?.map((daemon) => ({ ...daemon })),
    connections: connections?.map(connectionValue),
  });
}

function serviceValue(service: ListedService): JsonValue {
  const { key, scheduler, flags, persistence, engine, onePacket, servers, totals, rates } = service;
  return present({
    ...keyValue(key),
    scheduler,
    flags: scheduler === undefined || flags === undefined ? undefined : [...flagNames(scheduler, flags)],
    persistence: persistence && persistenceValue(persistence),
    engine,
    onePacket,
    stats: totals && figuresValue(totals),
    rates: rates && figuresValue(rates),
    unknownAttributes: service.unknownAttributes,
    servers: servers.map(serverValue),
  });
}

function persistenceValue({ timeout, ticks, netmask }: Persistence): JsonValue {
  return ticks === undefined ? { timeout, netmask } : { ticks, netmask };
}

function keyValue(key: ListedKey): Record<string, JsonValue | undefined> {
  if (key.kind === 'fwmark') return { fwmark: key.mark, family: key.family };
  return { protocol: key.kind, ...endpointValue(key) };
}

/** Without a spread: V8 gives every object made by one its own shape, and a large table has ten thousand of these. */
function serverValue(server: ListedServer): JsonValue {
  const { address, host, bracketed, port, portName, cut } = server;
  const { otherMethod, weight, upper, lower, tunnel, active, inactive, persistent, totals, rates } = server;
  return present({
    address,
    host,
    bracketed,
    port,
    portName,
    cut,
    method: otherMethod === undefined ? server.method : undefined,
    otherMethod,
    weight,
    upper,
    lower,
    tunnel: tunnel && { ...tunnel },
    active,
    inactive,
    persistent,
    stats: totals && figuresValue(totals),
    rates: rates && figuresValue(rates),
    unknownAttributes: server.unknownAttributes,
  });
}

function connectionValue(connection: ListedConnection): JsonValue {
  const { protocol, expires, state, source, virtual, destination, engine, engineData } = connection;
  return present({
    protocol,
    expires,
    state,
    source: present(endpointValue(source)),
    virtual: present(endpointValue(virtual)),
    destination: present(endpointValue(destination)),
    engine,
    engineData,
  });
}

function endpointValue({
  address,
  host,
  bracketed,
  port,
  portName,
  cut,
}: ListedEndpoint): Record<string, JsonValue | undefined> {
  return { address, host, bracketed, port, portName, cut };
}

function figuresValue({ rounded, ...exact }: ListedFigures): JsonValue {
  const { connections, inPackets, outPackets, inBytes, outBytes } = exact;
  const short = Object.entries(rounded ?? {}).map(([name, count]) => [name, { ...count }] as const);
  return present({
    connections,
    inPackets,
    outPackets,
    inBytes,
    outBytes,
    rounded: rounded && Object.fromEntries(short),
  });
}

function present(fields: Readonly<Record<string, JsonValue | undefined>>): Record<string, JsonValue> {
  const made: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) made[name] = value;
  return made;
}
