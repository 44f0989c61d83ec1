import type { Table } from '../../src/domain/table.ts';
import { compareServices, sortedServices } from '../../src/ipvsadm/listing-order.ts';

/** Equal texts; where the order of services means nothing, texts with equal services. */
export function sameListing(ours: string, theirs: string, table: Table, anyOrder: boolean): boolean {
  if (ours === theirs) return true;
  return (anyOrder || isCyclic(table)) && blocks(ours).join('\n\n') === blocks(theirs).join('\n\n');
}

/** Some service comes before one that it should follow. */
function isCyclic({ services }: Table): boolean {
  const keys = sortedServices(services).map(({ key }) => key);
  return keys.some((key, index) => keys.slice(index + 1).some((later) => compareServices(key, later) > 0));
}

/** A service with its servers, as text, sorted. */
function blocks(listing: string): string[] {
  return listing
    .replace(/\n$/, '')
    .split(/\n(?=-A |TCP |UDP |SCTP |FWM )/)
    .sort();
}
