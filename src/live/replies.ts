import { countNumber } from '../domain/count-number.ts';
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
  const answers = answersOf(observation);
  const then = before !== null && idsOf(before.observation) === ids ? answersOf(before.observation) : null;
  const next = new Map<RowId, Unanswered>();
  let row = -1;
  for (let place = 0; place < ids.length; place++) {
    const names = ids[place]?.servers ?? [];
    for (let index = 0; index < names.length; index++) {
      row++;
      const answered = answers[row] ?? Number.NaN;
      if (Number.isNaN(answered) || (answered > 0 && then !== null && answered !== then[row])) continue;
      const totals = observation.services[place]?.servers[index]?.totals;
      const id = names[index] ?? '';
      if (totals === undefined) continue;
      const found = unanswered(totals, earlier?.(place, index, id)?.totals, known, id, before?.at ?? at);
      if (found) next.set(id, found);
    }
  }
  return next;
}

const answerCounts = new WeakMap<Observation['services'], Float64Array>();

/**
 * Packets from each server, in the order of the rows; NaN where its answers are not known. Kept side by side, because the
 * counters of the sample before are far away in memory.
 */
function answersOf({ services }: Observation): Float64Array {
  const made = answerCounts.get(services);
  if (made !== undefined) return made;
  let count = 0;
  for (const { servers } of services) count += servers.length;
  const answers = new Float64Array(count);
  let row = 0;
  for (const { servers } of services) {
    for (const { method, totals } of servers) {
      answers[row++] = method === 'masquerade' && totals ? countNumber(totals.outPackets) : Number.NaN;
    }
  }
  answerCounts.set(services, answers);
  return answers;
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
