import { serverKeyText } from '../domain/server.ts';
import { serviceKeyText } from '../domain/service.ts';
import type { CheckerState } from '../sources/drift.ts';

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
