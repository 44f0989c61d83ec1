import type { Change } from '../../domain/change.ts';
import type { RealServer, ServerKey } from '../../domain/server.ts';
import type { Service, ServiceSettings } from '../../domain/service.ts';
import { hashPool, type HashPool } from '../../kernel/hash-pool.ts';
import { loadPool, type LoadPool } from '../../kernel/next-connections.ts';
import { movedBetween, refusedShare } from '../../kernel/remap.ts';
import type { Circumstances } from '../impact.ts';
import { mayTake } from './who-is-refused.ts';
import { workingServers } from './working-servers.ts';

/**
 * A service that changes step by step. The cost of a step does not depend on the number of servers: the list of servers
 * is built only when it is read.
 */
export interface WorkingService {
  /** The current state; read it before the next step. */
  readonly service: Service;
  /** Whether its connections were counted. */
  readonly counted: boolean;
  server(key: ServerKey): RealServer | undefined;
  /** Whether any server has a weight. */
  serves(): boolean;
  /** Whether a server other than this one has a weight. */
  othersServe(key: ServerKey): boolean;
  /** The highest weight of the servers other than this one; 0 if there is none. */
  heaviestOther(key: ServerKey): number;
  /** How much room for new connections a server change leaves under ovf. */
  roomAfter(change: Change): Circumstances['room'];
  /** How many of the next connections go to a server that a change adds or edits; null if unknown. */
  next(server: RealServer): number | null;
  /** What the hash does to clients; call it before `follow` with the same change. */
  hashing(change: Change): Pick<Circumstances, 'remap' | 'refused'>;
  /** Applies a change of its settings or servers. Observed counters stay with their server. */
  follow(change: Change): void;
}

export function workingService(before: Service): WorkingService {
  const servers = workingServers(before);
  let settings: ServiceSettings = before;
  let view: Service = before;
  /** Created on first use. */
  let [hashed, loaded]: [HashPool | null, LoadPool | null] = [null, null];
  /** The change that `hashed` has already applied. */
  let ahead: Change | null = null;

  function current(): Service {
    const { key, scheduler, flags, persistence, engine, onePacket } = settings;
    return {
      key,
      scheduler,
      flags,
      persistence,
      engine,
      onePacket,
      get servers() {
        return servers.list;
      },
    };
  }

  const working: WorkingService = {
    get service() {
      return view;
    },
    counted: before.servers.some((server) => 'active' in server),
    server: servers.find,
    serves: () => servers.serving() > 0,
    othersServe: (key) => servers.serving(key) > 0,
    heaviestOther: servers.heaviestOther,
    roomAfter(change) {
      const old = 'server' in change ? servers.find(change.server) : undefined;
      const now =
        change.kind === 'add-server' || change.kind === 'edit-server' ? { ...old, ...change.server } : undefined;
      return {
        less: (now?.weight ?? 0) < (old?.weight ?? 0),
        left:
          servers.takers() - Number(old !== undefined && mayTake(old)) + Number(now !== undefined && mayTake(now)) > 0,
      };
    },
    next: (server) => (loaded ??= loadPool(working.service))?.next(server) ?? null,
    hashing(change) {
      const served = working.serves();
      hashed ??= hashPool(working.service, servers.lastWeights);
      const [old, left] = [hashed.settings, hashed.picks()];
      hashed.follow(change);
      ahead = change;
      const right = hashed.picks();
      if (left && right) {
        const compared = movedBetween(old, left, hashed.settings, right);
        return { remap: compared, refused: compared.refused };
      }
      // A scheduler that did not hash served every client, if any.
      return { remap: null, ...(right && served && { refused: refusedShare(right) }) };
    },
    follow(change) {
      if (ahead !== change) hashed = null;
      ahead = null;
      switch (change.kind) {
        case 'edit-service':
          settings = change.service;
          view = current();
          loaded = null;
          return;
        case 'add-server':
        case 'edit-server':
        case 'delete-server':
          servers.follow(change);
          loaded?.follow(change);
          if (view === before) view = current();
          return;
        default:
      }
    },
  };
  return working;
}
