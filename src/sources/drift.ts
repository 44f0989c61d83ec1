import { type RealServer, serverKeyText } from '../domain/server.ts';
import { type Service, type ServiceKey, serviceKeyText } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { SourceServer, SourceService, TableSource } from './table-source.ts';

/** A difference between a source and a live table that is the state of health checks, not drift. */
export interface CheckerState {
  readonly service: ServiceKey;
  readonly server: RealServer;
  readonly state: 'removed' | 'quiesced' | 'weighed' | 'sorry' | 'sorry-idle';
}

/**
 * A live table without the effects that the source's health checker may have: a server that is removed or at weight 0,
 * a changed weight, an active sorry server. Any remaining difference from the source is drift.
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

/**
 * The table of a source with the effects of the health checker on the live table: the target of a change that keeps
 * them.
 */
export function withLiveState(
  source: Pick<TableSource, 'table' | 'services'>,
  live: Table,
): { readonly table: Table; readonly states: readonly CheckerState[] } {
  const { states } = withoutState(source, live);
  const now = new Map<string, RealServer>(
    live.services.flatMap(({ key, servers }) =>
      servers.map((server) => [`${serviceKeyText(key)} ${serverKeyText(server)}`, server] as const),
    ),
  );
  const moved = new Map<string, RealServer | null>(
    states.map(({ service, server }) => {
      const name = `${serviceKeyText(service)} ${serverKeyText(server)}`;
      return [name, now.get(name) ?? null] as const;
    }),
  );
  const services = source.table.services.map((service) => {
    const name = serviceKeyText(service.key);
    const servers = service.servers.flatMap((server) => {
      const found = moved.get(`${name} ${serverKeyText(server)}`);
      return found === undefined ? [server] : found === null ? [] : [{ ...server, weight: found.weight }];
    });
    const sorry = states.flatMap(({ state, server, service: key }) =>
      state.startsWith('sorry') && serviceKeyText(key) === name ? [server] : [],
    );
    return { ...service, servers: [...servers, ...sorry] };
  });
  return { table: { ...source.table, services }, states };
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
      states.push({ service: key, server, state: server.weight === 0 ? 'sorry-idle' : 'sorry' });
    } else servers.push(server);
  }
  return servers;
}

/** Without quorum every server is removed, even those that are up. */
function isSorryIn({ sorry }: SourceService, live: ReadonlyMap<string, RealServer>): boolean {
  return sorry !== undefined && live.get(serverKeyText(sorry))?.weight === 1;
}

function stateOf(
  { server, checked }: SourceServer,
  live: RealServer | undefined,
  isReplaced: boolean,
): CheckerState['state'] | null {
  if (!live) return checked !== 'quiesced' && (checked !== 'never' || isReplaced) ? 'removed' : null;
  if (live.weight === server.weight) return null;
  if (checked === 'weighed') return 'weighed';
  return live.weight === 0 && (checked === 'quiesced' || isReplaced) ? 'quiesced' : null;
}
