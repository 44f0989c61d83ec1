import { tableAfter } from '../../domain/apply-change.ts';
import { tableOf } from '../../domain/observation.ts';
import type { DirectorFailure } from '../../ports/director.ts';
import type { ChangeOutcome } from '../change-outcome.ts';
import { changeTable } from '../change-table.ts';
import { undoPlan } from '../undo/undo-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import type { RolloutMember, RolloutPorts, StageMade } from './rollout-member.ts';

/** One stage that was to be rolled back. */
export type StageRolledBack = { readonly member: number } & (
  | { readonly kind: 'ran'; readonly plan: Plan; readonly outcome: ChangeOutcome; readonly kept: readonly string[] }
  | { readonly kind: 'unreadable'; readonly failure: DirectorFailure }
);

/** The steps of a stage that are in its table. */
export function stepsInTable({ plan, outcome }: Pick<StageMade, 'plan' | 'outcome'>): Plan['steps'] {
  if (outcome.kind !== 'ended' || outcome.rolledBack?.kind === 'rolled-back') return [];
  return outcome.applied.made.flatMap((place) => plan.steps[place] ?? []);
}

/** The places of the directors whose tables were changed, the last change first, each once. */
export function changedMembers(made: readonly StageMade[]): readonly number[] {
  const changed = made.filter((each) => stepsInTable(each).length > 0).map(({ stage }) => stage.member);
  return [...new Set(changed.toReversed())];
}

/** Undoes what the stages made, the last one first; what others have changed since stays. One failure stops no other. */
export async function rollBackStages(
  members: readonly RolloutMember[],
  made: readonly StageMade[],
  { clock, who }: RolloutPorts,
): Promise<readonly StageRolledBack[]> {
  const rolledBack: StageRolledBack[] = [];
  for (const place of changedMembers(made)) {
    const member = members[place];
    if (member === undefined) continue;
    const { director, journal, observation } = member.table;
    const own = made.filter(({ stage }) => stage.member === place);
    const now = await director.observe();
    if (!now.ok) {
      rolledBack.push({ kind: 'unreadable', member: place, failure: now.failure });
      continue;
    }
    const before = tableOf(observation);
    const after = tableAfter(
      before,
      own.flatMap((each) => stepsInTable(each).map(({ change }) => change)),
    );
    const { plan, kept } = undoPlan(before, after, now.value);
    const undoes = undoIdOf(own);
    const outcome = await changeTable(
      { plan, name: `undo of ${member.changing.name}`, ...(undoes !== undefined && { undoes }) },
      { director, journal, clock, who },
    );
    rolledBack.push({ kind: 'ran', member: place, plan, outcome, kept });
  }
  return rolledBack;
}

/** The id in the log that undoes these stages of one director: a later change includes the one that it finishes. */
export function undoIdOf(made: readonly StageMade[]): string | undefined {
  const effective = made.filter((each) => stepsInTable(each).length > 0).at(-1)?.outcome;
  return effective?.kind === 'ended' && effective.id !== null ? effective.id : undefined;
}
