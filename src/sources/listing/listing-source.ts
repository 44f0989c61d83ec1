import { completeTable, type Loss } from '../../domain/complete.ts';
import type { ListedTable } from '../../domain/listed.ts';
import type { UnknownFact } from '../../domain/observation.ts';
import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { type Result, success } from '../../domain/result.ts';
import { type Names } from '../../ipvsadm/names.ts';
import { textOf } from '../../syntax/binary.ts';
import { type LinePlaces, linePlaces } from '../line-places.ts';
import type { SourceNote, SourceService, TableSource } from '../table-source.ts';
import { namesResolved } from './names-resolved.ts';
import { withPlainTunnels } from './plain-tunnels.ts';
import { readPasted } from './read-pasted.ts';

/** The table that a pasted listing shows, each entry with its line. The failure says why it is not a listing. */
export function listingSource(content: Uint8Array, names: Names): Result<TableSource, Loss> {
  const read = readPasted(textOf(content));
  if (!read.ok) return read;
  const { table, count } = withPlainTunnels(namesResolved(read.value.table, names));
  const place = linePlaces(content);
  const { losses, notes } = read.value;
  const assumed = count === 0 ? [] : [{ what: 'the listing does not show the type of the tunnels: ipip is assumed' }];
  const made = listedSource(table, place);
  return success({
    kind: 'listing',
    ...made,
    unknown: [...made.unknown, 'order', ...(count === 0 ? [] : ['tunnel' as const])],
    notes: [
      ...losses.map((loss) => note('lost', loss, place)),
      ...made.notes,
      ...[...notes, ...assumed].map((loss) => note('note', loss, place)),
    ],
  });
}

/** A table as a text shows it, as far as it is complete. */
export function listedSource(
  listed: ListedTable,
  place: LinePlaces,
): Pick<TableSource, 'table' | 'services' | 'notes'> & { readonly unknown: readonly UnknownFact[] } {
  const { table, losses } = completeTable(listed);
  const lines = new Map<string, number | undefined>();
  for (const service of listed.services ?? []) {
    // One by one, so that each one that cannot be completed is reported.
    const [alone] = completeTable({ services: [service] }).table.services;
    if (!alone) continue;
    const name = serviceKeyText(alone.key);
    lines.set(name, service.line);
    for (const server of service.servers) {
      const [only] = completeTable({ services: [{ ...service, servers: [server] }] }).table.services[0]?.servers ?? [];
      if (only) lines.set(`${name} ${serverKeyText(only)}`, server.line);
    }
  }
  const services = table.services.map((service): SourceService => {
    const name = serviceKeyText(service.key);
    return {
      service,
      place: place(lines.get(name)),
      servers: service.servers.map((server) => ({
        server,
        place: place(lines.get(`${name} ${serverKeyText(server)}`)),
        checked: 'never',
      })),
    };
  });
  const servers = (listed.services ?? []).flatMap((service) => service.servers);
  const unknown: readonly UnknownFact[] = servers.some(({ upper }) => upper === undefined) ? ['thresholds'] : [];
  return { table, services, unknown, notes: losses.map((loss) => note('lost', loss, place)) };
}

function note(kind: SourceNote['kind'], { line, what }: Loss, place: LinePlaces): SourceNote {
  return { kind, rule: kind === 'lost' ? 'listing-incomplete' : 'listing-assumed', message: what, place: place(line) };
}
