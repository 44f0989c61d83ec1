import type { Observation, ObservedServer } from '../domain/observation.ts';
import { idsOf, type RowId } from './identity.ts';
import type { Sample } from './sample.ts';

/** Packets that a server got since its last answer. */
export interface Unanswered {
  readonly packets: bigint;
  /** Milliseconds since 1970; null if it has not answered since its counters began. */
  readonly since: number | null;
}

/**
 * Servers that got packets and answered none, by row. Only masquerading servers are known: the answers of others do not
 * pass the director.
 */
export type Replies = ReadonlyMap<RowId, Unanswered>;

export const noReplies: Replies = new Map();

/** After a sample. */
export function repliesAfter(known: Replies, before: Sample | null, { observation, at }: Sample): Replies {
  const ids = idsOf(observation);
  const earlier = before && serversOf(before.observation, observation);
  const next = new Map<RowId, Unanswered>();
  observation.services.forEach(({ servers }, place) => {
    servers.forEach((server, index) => {
      if (server.method !== 'masquerade' || server.totals === undefined) return;
      const id = ids[place]?.servers[index] ?? '';
      const found = unanswered(server.totals, earlier?.(place, index, id)?.totals, known, id, before?.at ?? at);
      if (found) next.set(id, found);
    });
  });
  return next;
}

function unanswered(
  now: NonNullable<ObservedServer['totals']>,
  before: ObservedServer['totals'],
  replies: Replies,
  id: RowId,
  since: number,
): Unanswered | null {
  if (now.outPackets === 0n) return now.inPackets === 0n ? null : { packets: now.inPackets, since: null };
  if (before === undefined || now.outPackets !== before.outPackets) return null;
  const known = replies.get(id);
  const packets = (known?.packets ?? 0n) + now.inPackets - before.inPackets;
  return packets <= 0n ? null : { packets, since: known?.since ?? since };
}

/** Finds a server in an earlier observation; at once where the rows are the same. */
function serversOf(before: Observation, now: Observation) {
  const ids = idsOf(before);
  const same = ids === idsOf(now);
  let byId: Map<RowId, ObservedServer> | undefined;
  return (place: number, index: number, id: RowId): ObservedServer | undefined => {
    if (same || ids[place]?.servers[index] === id) return before.services[place]?.servers[index];
    byId ??= new Map(
      before.services.flatMap(({ servers }, at) =>
        servers.map((server, of) => [ids[at]?.servers[of] ?? '', server] as const),
      ),
    );
    return byId.get(id);
  };
}
