import type { Observation } from '../../domain/observation.ts';
import { noHistory } from '../../live/history.ts';
import { noReplies, repliesAfter } from '../../live/replies.ts';
import type { SeenBefore } from '../../live/server-state.ts';

/** What one sample tells of the time before it: whether a server has ever answered. */
export function seenAtOnce(observation: Observation): SeenBefore {
  return { history: noHistory, replies: repliesAfter(noReplies, null, { at: 0, observation }) };
}
