import type { Table } from '../domain/table.ts';
import { emitTable } from '../syntax/emit.ts';
import type { EndpointWording } from '../syntax/service-words.ts';
import type { Names } from './names.ts';
import { sortedServices } from './listing-order.ts';

/** What `ipvsadm -S -n` prints, and with names what `ipvsadm -S` does. */
export function saveText(table: Table, names?: Names): string {
  const sorted: Table = { services: sortedServices(table.services) };
  return emitTable(sorted, names ? { endpoint: namedEndpoint(names) } : {});
}

/** The longest address and port that `-S` writes; only names are longer, and they are cut, including the port. */
const longestEndpoint = 59;

/** Ports of a mark's real servers stay numbers. */
function namedEndpoint(names: Names): EndpointWording {
  return (address, port, service) => {
    const host = names.hostName(address) ?? address;
    const portName = service.kind === 'fwmark' ? null : names.portName(port, service.kind);
    const place = address.includes(':') ? `[${host}]` : host;
    return `${place}:${portName ?? port}`.slice(0, longestEndpoint);
  };
}
