import { ipv4Word } from '../../domain/address.ts';
import type { Connection } from '../../domain/observation.ts';
import { type Order, orderByKeys } from './order-by.ts';

interface ByClient {
  readonly order: Order;
  readonly hasLong: boolean;
  /** The addresses of IPv4 clients as words, in the order of the listing; 0 for others. */
  readonly addresses: Uint32Array;
}

const known = new WeakMap<readonly Connection[], ByClient>();

/** IPv4 clients by address and port, then the others. Made once for what a director listed. */
export function byClient(connections: readonly Connection[]): ByClient {
  const made = known.get(connections) ?? sortedByClient(connections);
  known.set(connections, made);
  return made;
}

function sortedByClient(connections: readonly Connection[]): ByClient {
  const addresses = new Uint32Array(connections.length);
  const ports = new Uint16Array(connections.length);
  const short = new Uint32Array(connections.length);
  const others: number[] = [];
  let count = 0;
  for (let place = 0; place < connections.length; place++) {
    const { source = '', sourcePort = 0 } = connections[place] ?? {};
    const word = ipv4Word(source);
    if (word === null) others.push(place);
    else short[count++] = place;
    addresses[place] = word ?? 0;
    ports[place] = sourcePort;
  }
  const order = new Uint32Array(connections.length);
  order.set(orderByKeys(short.subarray(0, count), addresses, ports));
  const text = (place: number) => connections[place]?.source ?? '';
  others.sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : (ports[a] ?? 0) - (ports[b] ?? 0)));
  order.set(others, count);
  return { order, hasLong: others.some((place) => text(place).length > 15), addresses };
}
