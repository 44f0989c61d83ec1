import { type RealServer, serverKeyText } from '../domain/server.ts';
import { type Service, type ServiceKey, serviceKeyText } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { SourceServer, SourceService, TableSource } from './table-source.ts';

/** A difference between a source and a live table that is the state of health checks, not drift. */
export interface CheckerState {
  readonly service: ServiceKey;
  readonly server: RealServer;
  readonly state: 'removed' | 'quiesced' | 'weighed' | 'sorry';
}

/**
 * A live table without what a health checker of the source may have done to it: a server that is away or at weight 0, a
 * weight that was moved, a sorry server in place. What then differs from the source is drift.
 */
export function withoutState(
  source: Pick<TableSource, 'services'>,
  live: Table,
): { readonly table: Table; readonly states: readonly CheckerState[] } {
  const known = new Map(source.services.map((each) => [serviceKeyText(each.service.key), each]));
  const states: CheckerState[] = [];
  const services = live.services.map((service) => {
    const own = known.get(serviceKeyText(service.key));
    return own ? { ...service, servers: serversWithoutState(own, service, states) } : service;
  });
  return { table: { ...live, services }, states };
}

function serversWithoutState(own: SourceService, live: Service, states: CheckerState[]): readonly RealServer[] {
  const { key } = live;
  const left = new Map(live.servers.map((server) => [serverKeyText(server), server]));
  const isReplaced = isSorryIn(own, left);
  const servers: RealServer[] = [];
  for (const each of own.servers) {
    const name = serverKeyText(each.server);
    const found = left.get(name);
    left.delete(name);
    const state = stateOf(each, found, isReplaced);
    if (state !== null) states.push({ service: key, server: each.server, state });
    const shown = state === null ? found : { ...(found ?? each.server), weight: each.server.weight };
    if (shown) servers.push(shown);
  }
  for (const [name, server] of left) {
    if (own.sorry && name === serverKeyText(own.sorry) && server.weight <= 1) {
      states.push({ service: key, server, state: 'sorry' });
    } else servers.push(server);
  }
  return servers;
}

/** Without quorum every server goes, those that are up too. */
function isSorryIn({ sorry }: SourceService, live: ReadonlyMap<string, RealServer>): boolean {
  return sorry !== undefined && live.get(serverKeyText(sorry))?.weight === 1;
}

function stateOf(
  { server, checked }: SourceServer,
  live: RealServer | undefined,
  isReplaced: boolean,
): CheckerState['state'] | null {
  if (!live) return checked === 'removed' || checked === 'weighed' || isReplaced ? 'removed' : null;
  if (live.weight === server.weight) return null;
  if (checked === 'weighed') return 'weighed';
  return live.weight === 0 && (checked === 'quiesced' || isReplaced) ? 'quiesced' : null;
}
