import { clearsBelow } from '../domain/clears-below.ts';
import type { ObservedServer, ObservedService } from '../domain/observation.ts';
import { drainProgress, type DrainProgress } from './drain-progress.ts';
import type { History } from './history.ts';
import type { RowId } from './identity.ts';
import type { Replies, Unanswered } from './replies.ts';
import { sharesOf, type Share } from './share.ts';

/** What an operator wants to know of a real server at a glance. */
export type ServerState =
  /** Its progress is null if the director counts no connections. */
  | { readonly kind: 'drains'; readonly progress: DrainProgress | null }
  /** It got packets and answers none. */
  | { readonly kind: 'silent'; readonly unanswered: Unanswered }
  /** At its upper threshold: no new connections until it has fewer than `below`. */
  | { readonly kind: 'full'; readonly connections: number; readonly upper: number; readonly below: number }
  /** It has much more than its weight asks for. */
  | { readonly kind: 'overloaded'; readonly share: Share }
  | { readonly kind: 'serves'; readonly share: Share | null };

/** What has been seen of the servers before the sample. */
export interface SeenBefore {
  readonly history: History;
  readonly replies: Replies;
  /** The director counts no connections: figures are unknown. */
  readonly uncounted?: true;
}

/** With fewer connections a service tells nothing about shares. */
const fewest = 15;
/** Packets without an answer that make a server silent: more than a client sends before it gives up once. */
const unheard = 8;

export function serverState(
  service: ObservedService,
  server: ObservedServer,
  id: RowId,
  { history, replies, uncounted }: SeenBefore,
): ServerState {
  if (server.weight === 0) return { kind: 'drains', progress: uncounted ? null : drainProgress(server, id, history) };
  if (uncounted) return { kind: 'serves', share: null };
  const unanswered = replies.get(id);
  if (unanswered && unanswered.packets >= unheard) return { kind: 'silent', unanswered };
  const connections = server.active + server.inactive;
  if (isFull(server)) return { kind: 'full', connections, upper: server.upper, below: clearsBelow(server) };
  const share = sharesOf(service)[service.servers.indexOf(server)] ?? null;
  if (share && isTooMuch(share) && isTelling(service)) return { kind: 'overloaded', share };
  return { kind: 'serves', share };
}

/** Whether a server has reached its upper threshold: active and inactive connections count. */
export function isFull({ upper, active, inactive }: ObservedServer): boolean {
  return upper > 0 && active + inactive >= upper;
}

/** With few connections, or a server that is closed at its limit, shares say nothing about load. */
function isTelling({ servers }: ObservedService): boolean {
  const active = servers.reduce((sum, server) => sum + server.active, 0);
  const all = active > 0 ? active : servers.reduce((sum, { inactive }) => sum + inactive, 0);
  return all >= fewest && !servers.some((one) => one.upper > 0 && one.active + one.inactive >= clearsBelow(one));
}

function isTooMuch({ got, wanted }: Share): boolean {
  return got >= wanted * 1.5 && got - wanted >= 0.15;
}
