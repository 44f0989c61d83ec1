import { drainOutlook } from '../../live/drain-outlook.ts';
import { serverState } from '../../live/server-state.ts';
import type { Tone } from '../paint/line.ts';
import { durationText } from '../paint/time.ts';
import type { ServerRow } from '../row.ts';
import { seenBefore, shownObservation } from '../shown-sample.ts';
import type { State } from '../state.ts';

export interface Sentence {
  readonly text: string;
  readonly tone: Tone;
}

/** How a server is doing, and what an operator should know of it. */
export function stateSentences({ service, server, id }: ServerRow, state: State): readonly Sentence[] {
  const found = serverState(service, server, id, seenBefore(state));
  switch (found.kind) {
    case 'drains':
      return found.progress === null ? [] : drainSentences({ service, server }, found.progress, state);
    case 'silent': {
      const { packets, since } = found.unanswered;
      const when = since === null ? 'since its counters began' : `for ${durationText(state.now - since)}`;
      return [{ text: `no reply: ${packets} packets were sent to it and none came back ${when}`, tone: 'danger' }];
    }
    case 'full':
      return [
        {
          text: `full: ${found.connections} connections, its limit is ${found.upper}; new ones again below ${found.below}`,
          tone: 'danger',
        },
      ];
    case 'overloaded':
      return [
        {
          text: `overloaded: ${percent(found.share.got)} of the connections, its weight asks for ${percent(found.share.wanted)}`,
          tone: 'danger',
        },
      ];
    case 'serves': {
      const { share } = found;
      if (share === null) return [];
      const text = `${percent(share.got)} of the connections, its weight asks for ${percent(share.wanted)}`;
      return [{ text, tone: 'plain' }];
    }
  }
}

function drainSentences(
  { service, server }: Pick<ServerRow, 'service' | 'server'>,
  { active, inactive, held, secondsLeft, emptyFor }: Parameters<typeof progressText>[0],
  state: State,
): readonly Sentence[] {
  if (emptyFor !== null) {
    const clients = (held ?? 0) > 0 ? `; ${held} remembered clients may come back` : '';
    return [{ text: `empty for ${durationText(emptyFor)}${clients}: x deletes it, e brings it back`, tone: 'good' }];
  }
  const { idleSeconds, mayNeverEnd } = drainOutlook(
    service,
    server,
    shownObservation(state).timeouts,
    state.source.kernel,
  );
  const idle = idleSeconds === null ? '' : `; without packets each ends within ${durationText(idleSeconds * 1000)}`;
  return [
    { text: progressText({ active, inactive, held, secondsLeft, emptyFor }) + idle, tone: 'warning' },
    ...mayNeverEnd.map((text) => ({ text: `it may never end: ${text}`, tone: 'idle' as const })),
  ];
}

function progressText(progress: {
  readonly active: number;
  readonly inactive: number;
  readonly held: number | undefined;
  readonly secondsLeft: number | null;
  readonly emptyFor: number | null;
}): string {
  const { active, inactive, secondsLeft } = progress;
  const pace =
    secondsLeft === null ? 'not getting fewer' : `empty in about ${durationText(secondsLeft * 1000)} at this pace`;
  return `drains: ${active} active and ${inactive} inactive left, ${pace}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
