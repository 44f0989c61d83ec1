import { addressText, addressWords } from '../domain/address.ts';
import { quickIPv4 } from './fold.ts';
import type { ClientKey, ConnectionEndpoint, LiveConnection } from './live-connection.ts';
import { timerWheel, type TimerWheel } from './timer-wheel.ts';

/** All connections and templates, found by the fields of a packet. */
export interface ConnectionTable {
  readonly endpoints: Map<string, ConnectionEndpoint>;
  /** Entries that packets do not find any more, but that count until their timer ends. */
  readonly detached: Set<LiveConnection>;
  readonly timers: TimerWheel<LiveConnection>;
}

export function connectionTable(now: number): ConnectionTable {
  return { endpoints: new Map(), detached: new Set(), timers: timerWheel(now) };
}

/** `client` and `client:port` of a packet as one value. */
export function clientKey(address: string, port: number): ClientKey {
  const word = quickIPv4(address);
  return word >= 0 ? word * 65536 + port : `${address}|${port}`;
}

/** The address and port that `clientKey` was made of. */
export function clientOf(key: ClientKey): { readonly address: string; readonly port: number } {
  if (typeof key === 'number') return { address: addressText([Math.floor(key / 65536)]), port: key % 65536 };
  const [address = '', port = '0'] = key.split('|');
  return { address, port: Number(port) };
}

type EndpointName = Omit<ConnectionEndpoint, 'clients'>;

export function findConnection(
  table: ConnectionTable,
  name: EndpointName,
  client: ClientKey,
): LiveConnection | undefined {
  return table.endpoints.get(endpointKey(name))?.clients.get(client);
}

/** The endpoint of this name; created if it does not exist. */
export function endpointFor(table: ConnectionTable, name: EndpointName): ConnectionEndpoint {
  const key = endpointKey(name);
  const known = table.endpoints.get(key);
  if (known) return known;
  const { protocol, address, port, template } = name;
  const made: ConnectionEndpoint = { protocol, address, port, template, clients: new Map() };
  table.endpoints.set(key, made);
  return made;
}

/** Makes an entry findable; an entry of the same name that it replaces stays until its timer ends. */
export function enter(table: ConnectionTable, connection: LiveConnection): void {
  const { clients } = connection.endpoint;
  const before = clients.get(connection.client);
  if (before) table.detached.add(before);
  clients.set(connection.client, connection);
}

/** Hides an entry from packets. */
export function detach(table: ConnectionTable, connection: LiveConnection): void {
  forget(table, connection);
  table.detached.add(connection);
}

export function remove(table: ConnectionTable, connection: LiveConnection): void {
  table.timers.stop(connection);
  if (!table.detached.delete(connection)) forget(table, connection);
}

/** Every entry, in no particular order. */
export function* everyConnection(table: ConnectionTable): Generator<LiveConnection> {
  for (const { clients } of table.endpoints.values()) yield* clients.values();
  yield* table.detached;
}

function forget(table: ConnectionTable, connection: LiveConnection): void {
  const { endpoint, client } = connection;
  if (endpoint.clients.get(client) === connection) endpoint.clients.delete(client);
  if (endpoint.clients.size === 0) table.endpoints.delete(endpointKey(endpoint));
}

function endpointKey({ protocol, address, port, template }: EndpointName): string {
  return `${template ? 'template ' : ''}${protocol} ${address} ${port}`;
}

/** The network of a client under a netmask: dotted for IPv4, a prefix length for IPv6. */
export function maskedAddress(address: string, netmask: string | number): string {
  if (netmask === '255.255.255.255' || netmask === 128) return address;
  const words = addressWords(address) ?? [];
  if (words.length === 1) {
    const mask = typeof netmask === 'string' ? quickIPv4(netmask) : 0xffffffff;
    return addressText([((words[0] ?? 0) & mask) >>> 0]);
  }
  const bits = typeof netmask === 'number' ? netmask : 128;
  return addressText(words.map((word, at) => (word & prefixWord(bits - at * 32)) >>> 0));
}

function prefixWord(bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? 0xffffffff : (0xffffffff << (32 - bits)) >>> 0;
}
