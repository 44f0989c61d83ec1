import type { Change } from '../../domain/change.ts';
import { type RealServer, type ServerKey, serverKeyText } from '../../domain/server.ts';
import type { Service, ServiceSettings } from '../../domain/service.ts';
import { type LastWeights, lastWeightsAfter } from '../../kernel/remap.ts';

/**
 * A service that changes step by step. Each step costs the same however many servers there are: the list of servers is made
 * only when it is read.
 */
export interface WorkingService {
  /** As it is now; to be read before the next step. */
  readonly service: Service;
  /** What the kernel remembers of the weights. */
  readonly lastWeights: LastWeights;
  /** Whether its connections were counted. */
  readonly counted: boolean;
  server(key: ServerKey): RealServer | undefined;
  /** Whether a server other than this one has a weight. */
  othersServe(key: ServerKey): boolean;
  /** Follows a change of its settings or servers. What was observed of a server stays with it. */
  follow(change: Change): void;
}

export function workingService(before: Service): WorkingService {
  const servers = new Map<string, RealServer>(before.servers.map((server) => [serverKeyText(server), server]));
  const lastWeights = new Map(lastWeightsAfter(before));
  let settings: ServiceSettings = before;
  let serving = before.servers.filter(({ weight }) => weight > 0).length;
  let view: Service | null = before;

  function put(server: RealServer, text: string, old: RealServer | undefined): void {
    serving += Number(server.weight > 0) - Number(old !== undefined && old.weight > 0);
    servers.set(text, old ? { ...old, ...server } : server);
    if (!old || server.weight > 0) lastWeights.set(text, server.weight);
  }

  return {
    get service() {
      return (view ??= lazyService(settings, servers));
    },
    lastWeights,
    counted: before.servers.some((server) => 'active' in server),
    server: (key) => servers.get(serverKeyText(key)),
    othersServe(key) {
      const own = servers.get(serverKeyText(key));
      return serving - Number(own !== undefined && own.weight > 0) > 0;
    },
    follow(change) {
      if (change.kind === 'edit-service') settings = change.service;
      else if (change.kind === 'add-server' || change.kind === 'edit-server') {
        const text = serverKeyText(change.server);
        const old = servers.get(text);
        if (change.kind === 'add-server' ? !old : old) put(change.server, text, old);
      } else if (change.kind === 'delete-server') {
        const text = serverKeyText(change.server);
        serving -= Number((servers.get(text)?.weight ?? 0) > 0);
        servers.delete(text);
        lastWeights.delete(text);
      } else return;
      view = null;
    },
  };
}

function lazyService(
  { key, scheduler, flags, persistence, engine, onePacket }: ServiceSettings,
  servers: ReadonlyMap<string, RealServer>,
): Service {
  let list: readonly RealServer[] | undefined;
  return {
    key,
    scheduler,
    flags,
    persistence,
    engine,
    onePacket,
    get servers() {
      return (list ??= [...servers.values()]);
    },
  };
}
