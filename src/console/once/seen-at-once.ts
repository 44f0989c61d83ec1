import type { Observation } from '../../domain/observation.ts';
import { noHistory } from '../../live/history.ts';
import { noReplies, repliesAfter } from '../../live/replies.ts';
import type { SeenBefore } from '../../live/server-state.ts';
import { countsConnections } from '../../plan/impact/counts-connections.ts';

/** What one sample shows of the time before it: whether a server has ever answered. */
export function seenAtOnce(observation: Observation): SeenBefore {
  const replies = repliesAfter(noReplies, null, { at: 0, observation });
  return { history: noHistory, replies, ...(!countsConnections(observation) && { uncounted: true }) };
}
