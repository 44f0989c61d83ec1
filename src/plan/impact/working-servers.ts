import type { Change } from '../../domain/change.ts';
import { type RealServer, type ServerKey, serverKeyText } from '../../domain/server.ts';
import type { Service } from '../../domain/service.ts';
import { lastWeightsAfter } from '../../kernel/remap.ts';
import { weightCounts } from './weight-counts.ts';
import { mayTake } from './who-is-refused.ts';

/** The real servers of a service that changes step by step, with what is asked about them at each step. */
export interface WorkingServers {
  /** In the order of addition; built only when it is read. */
  readonly list: readonly RealServer[];
  /** By name, the last weight of each that was not 0. */
  readonly lastWeights: ReadonlyMap<string, number>;
  find(key: ServerKey): RealServer | undefined;
  /** Those with a weight, except this one. */
  serving(except?: ServerKey): number;
  /** The highest weight of the servers other than this one; 0 if there is none. */
  heaviestOther(key: ServerKey): number;
  /** Those with room for new connections under ovf. */
  takers(): number;
  /** Applies a change; observed counters stay with their server. */
  follow(change: ServerChange): void;
}

export type ServerChange = Extract<Change, { kind: 'add-server' | 'edit-server' | 'delete-server' }>;

export function workingServers(before: Service): WorkingServers {
  const servers = new Map<string, RealServer>(before.servers.map((server) => [serverKeyText(server), server]));
  const lastWeights = new Map(lastWeightsAfter(before));
  const weights = weightCounts(before.servers);
  let takers = before.servers.filter(mayTake).length;
  /** Null after a change, until it is read. */
  let list: readonly RealServer[] | null = before.servers;

  function put(server: RealServer, text: string, old: RealServer | undefined): void {
    const now = old ? { ...old, ...server } : server;
    if (old) leave(old);
    servers.set(text, now);
    weights.add(now.weight);
    takers += Number(mayTake(now));
    if (!old || server.weight > 0) lastWeights.set(text, server.weight);
  }

  function leave(old: RealServer): void {
    weights.remove(old.weight);
    takers -= Number(mayTake(old));
  }

  const weightOf = (key: ServerKey | undefined) => key && servers.get(serverKeyText(key))?.weight;
  return {
    get list() {
      return (list ??= [...servers.values()]);
    },
    lastWeights,
    find: (key) => servers.get(serverKeyText(key)),
    serving: (except) => weights.serving(weightOf(except)),
    heaviestOther: (key) => weights.highest(weightOf(key)),
    takers: () => takers,
    follow(change) {
      const text = serverKeyText(change.server);
      const old = servers.get(text);
      if (change.kind === 'delete-server') {
        if (old) leave(old);
        servers.delete(text);
        lastWeights.delete(text);
      } else if (change.kind === 'add-server' ? !old : old) put(change.server, text, old);
      list = null;
    },
  };
}
