import type { Refusal } from '../domain/change.ts';
import { type RealServer, serverKeyText } from '../domain/server.ts';
import { serviceKeyText, type ServiceSettings } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import { ipvs } from '../kernel/ipvs.ts';
import type { SourceNote, SourcePosition, SourceServer, SourceService } from './table-source.ts';

/** What a source requests from the kernel. */
export interface AskedService {
  readonly settings: ServiceSettings;
  readonly place: SourcePosition;
  readonly servers: readonly SourceServer[];
  readonly sorry: RealServer | null;
}

/**
 * The table that a kernel has in the end, with the positions where its services and servers come from. What the kernel
 * refuses is noted; servers of a service that already exists are added to it.
 */
export function gathered(
  asked: readonly AskedService[],
  notes: SourceNote[],
): { readonly table: Table; readonly services: readonly SourceService[] } {
  const kernel = ipvs({});
  const places = new Map<string, Omit<AskedService, 'servers'> & { readonly servers: Map<string, SourceServer> }>();
  for (const { settings, place, servers, sorry } of asked) {
    const name = serviceKeyText(settings.key);
    const refused = kernel.apply({ kind: 'add-service', service: settings });
    if (refused !== null) notes.push(refusal(refused, name, place));
    if (refused !== null && refused !== 'service-exists') continue;
    const known = places.get(name) ?? { settings, place, sorry, servers: new Map<string, SourceServer>() };
    places.set(name, known);
    for (const each of servers) {
      const no = kernel.apply({ kind: 'add-server', service: settings.key, server: each.server });
      if (no === null) known.servers.set(serverKeyText(each.server), each);
      else notes.push(refusal(no, serverKeyText(each.server), each.place));
    }
  }
  const { services } = kernel.table();
  return {
    table: { services },
    services: services.flatMap((service) => {
      const known = places.get(serviceKeyText(service.key));
      if (!known) return [];
      const servers = service.servers.flatMap((server) => known.servers.get(serverKeyText(server)) ?? []);
      return [{ service, place: known.place, servers, ...(known.sorry && { sorry: known.sorry }) }];
    }),
  };
}

const reasons: Partial<Readonly<Record<Refusal, string>>> = {
  'service-exists': 'it already exists, and the servers are added to it',
  'scheduler-not-found': 'it does not have the scheduler or the persistence engine',
  'server-exists': 'it already exists',
  'thresholds-out-of-range': 'the lower threshold is above the upper one, or there is no upper one',
  'address-not-usable': 'the address cannot be that of a real server',
};

function refusal(refused: Refusal, name: string, place: SourcePosition): SourceNote {
  const why = reasons[refused] ?? refused.replaceAll('-', ' ');
  return { kind: 'lost', rule: 'kernel-refuses', message: `the kernel refuses ${name}: ${why}`, place };
}
