import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import type { Change } from '../../domain/change.ts';
import type { Draining } from './drain.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ApplyOptions } from './progress.ts';
import type { Step } from '../../plan/step.ts';

/**
 * Tracks the timeouts of servers that drain while a plan runs. A timeout starts when its server is quiesced, so a
 * server that leaves several services is waited for once, not once per service.
 */
export function drains({ steps }: Plan, { clock }: ApplyOptions) {
  const all = steps.filter((step) => step.drain !== undefined);
  const quiesced = new Map<string, number>();
  let place = 0;
  return {
    longestMs: Math.max(0, ...all.map((step) => step.drain?.timeoutMs ?? 0)),
    applied(changes: readonly Change[]): void {
      for (const change of changes) {
        if (change.kind === 'edit-server' && change.server.weight === 0) quiesced.set(nameOf(change), clock.now());
      }
    },
    next({ change, drain }: Step): Draining {
      place++;
      const since = quiesced.get(nameOf(change)) ?? clock.now();
      return { until: since + (drain?.timeoutMs ?? 0), place, of: all.length };
    },
  };
}

function nameOf(change: Change): string {
  return 'server' in change ? `${serviceKeyText(change.service)} ${serverKeyText(change.server)}` : '';
}
