import type { ChangeOutcome } from '../../change/change-outcome.ts';
import type { Plan } from '../../plan/plan.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { refusalText } from '../director-failure.ts';

/** What became of a plan as one line of JSON; null for a plan that was only to be shown. */
export function appliedJson(outcome: ChangeOutcome | null, { steps }: Plan, spec: string): string {
  const lines = steps.map(({ change }) => changeLine(change));
  const ended = outcome?.kind === 'ended' ? outcome : null;
  const applied = ended?.applied;
  const isUndone = ended?.rolledBack?.kind === 'rolled-back';
  const made = outcome === null ? lines : isUndone ? [] : (applied?.made ?? []).flatMap((place) => lines[place] ?? []);
  const value = {
    version: 1,
    changed: made.length > 0,
    ...(outcome !== null && { verified: applied?.kind === 'done' }),
    director: spec,
    commands: made,
    refused:
      applied?.kind === 'refused'
        ? applied.refused.map((refused) => ({ command: changeLine(refused.change), reason: refusalText(refused) }))
        : [],
    ...(ended?.id && made.length > 0 && { undo: ended.id }),
  };
  return `${JSON.stringify(value)}\n`;
}
