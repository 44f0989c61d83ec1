import { type ServerKey, serverKeyText } from '../../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../../domain/service.ts';
import type { CheckerState } from '../../sources/drift.ts';
import type { Problem } from '../problem.ts';

const words: Readonly<Record<CheckerState['state'], string>> = {
  removed: 'is not in the table',
  quiesced: 'has weight 0',
  weighed: 'has another weight',
  sorry: 'is the sorry server, and replaces the others',
  'sorry-idle': 'is the sorry server, at weight 0 while it is not needed',
};

/** What a health check did to a server, in words. */
export function checkerStateText({ service, server, state }: CheckerState): string {
  return `${serviceKeyText(service)}: ${serverKeyText(server)} ${words[state]}`;
}

/** Why that is not a difference. */
export const checkerStateReason = 'a health check does this, so it is not drift';

/** What was left out of a comparison. */
export function checkerStateProblem(state: CheckerState): Problem {
  return { what: checkerStateText(state), why: checkerStateReason };
}

/** The same for a pair of directors, whose health checks see a server differently; `on` is the one that quiesced it. */
export function quiescedOnOne(service: ServiceKey, server: ServerKey, on: string): Problem {
  return {
    what: `${serviceKeyText(service)}: ${serverKeyText(server)} has weight 0 on ${on} only`,
    why: checkerStateReason,
  };
}
