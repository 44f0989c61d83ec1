import { serverKeyText, type RealServer } from '../../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { SyncDaemon, Table } from '../../domain/table.ts';

/** A server that has weight 0 on one director of a pair only: health checks run on each by itself. */
export interface PairState {
  readonly service: ServiceKey;
  readonly server: RealServer;
  readonly quiesced: 'left' | 'right';
}

export interface Pair {
  readonly left: Table;
  readonly right: Table;
  /** What was taken from the comparison. */
  readonly states: readonly PairState[];
}

/**
 * Two directors as a pair: the left one with the daemons that fit those of the right one, so that a difference of daemons
 * is one that keeps connections from being copied; the right one with the weights of the left one where only one of them
 * has quiesced a server.
 */
export function asPair(left: Table, right: Table): Pair {
  const servers = new Map(
    left.services.flatMap(({ key, servers: own }) => own.map((server) => [nameOf(key, server), server] as const)),
  );
  const states: PairState[] = [];
  const services = right.services.map((service) => ({
    ...service,
    servers: service.servers.map((server) => {
      const other = servers.get(nameOf(service.key, server));
      if (other === undefined || (other.weight === 0) === (server.weight === 0)) return server;
      states.push({ service: service.key, server, quiesced: other.weight === 0 ? 'left' : 'right' });
      return { ...server, weight: other.weight };
    }),
  }));
  const { daemons } = left;
  const mirrored = daemons?.map((daemon) => counterpart(daemon, right.daemons ?? []));
  return { left: { ...left, ...(mirrored && { daemons: mirrored }) }, right: { ...right, services }, states };
}

/** The daemon that the other director needs; each runs it on an interface of its own. */
function counterpart(daemon: SyncDaemon, others: readonly SyncDaemon[]): SyncDaemon {
  const state = daemon.state === 'master' ? 'backup' : 'master';
  const other = others.find((each) => each.state === state);
  return { ...daemon, state, device: other?.device ?? daemon.device };
}

function nameOf(key: ServiceKey, server: RealServer): string {
  return `${serviceKeyText(key)} ${serverKeyText(server)}`;
}
