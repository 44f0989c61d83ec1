import { isDone } from '../../change/change-outcome.ts';
import type { NotReady, Rollout } from '../../change/rollout/roll-out.ts';
import { isGood } from '../../change/rollout/roll-out.ts';
import { changedMembers, type StageRolledBack } from '../../change/rollout/roll-back-stages.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { directorProblem } from './director-problems.ts';
import { onDirector, outcomeProblems } from './outcome-problems.ts';
import type { Problem } from '../problem.ts';

/** What kept a change from reaching every director, and the way back for those that it reached; `specs`: the members. */
export function rolloutProblems(rollout: Rollout, specs: readonly string[]): readonly Problem[] {
  const { made, notReady, left, rolledBack } = rollout;
  const spec = (member: number) => specs[member] ?? '';
  if (notReady.length > 0) {
    return [
      ...notReady.map((each) => notReadyProblem(each, spec(each.member))),
      { what: 'nothing was changed on any director' },
    ];
  }
  const last = made.at(-1);
  if (last === undefined || isGood(last)) return [];
  const lost = last.lost.map(({ state, syncId }): Problem => ({
    what: `the ${state} sync daemon (sync id ${syncId}) is no longer running`,
    where: spec(last.stage.member),
    why: 'it ran before this change',
    remedy: 'new connections are not copied to the other director until it runs again',
  }));
  return [
    ...lost,
    {
      what: `stopped at ${spec(last.stage.member)}`,
      why: leftWords([...new Set(left.map(({ member }) => spec(member)))]),
    },
    ...(rolledBack.length > 0
      ? rolledBack.flatMap((each) => rolledBackProblems(each, spec(each.member)))
      : wayBack(rollout, specs)),
  ];
}

/** The command that rolls back what was made, if anything was; the last director that was changed comes first. */
export function wayBackCommands({ made }: Rollout, specs: readonly string[]): readonly string[] {
  const changed = changedMembers(made);
  return changed.length === 0
    ? []
    : [`lvsrules undo${changed.map((member) => onDirector(specs[member] ?? '')).join('')}`];
}

function wayBack(rollout: Rollout, specs: readonly string[]): readonly Problem[] {
  const [command] = wayBackCommands(rollout, specs);
  if (command === undefined) return [{ what: 'nothing was changed on any director' }];
  const count = changedMembers(rollout.made).length;
  const what = count === 1 ? 'one director is changed' : `${count} directors are changed`;
  return [{ what, why: 'apply again when the cause is removed', remedy: `to roll back: ${command}` }];
}

function leftWords(left: readonly string[]): string {
  return left.length === 0 ? 'it was the last stage' : `what was to follow was not begun: ${left.join(', ')}`;
}

function notReadyProblem(why: NotReady, spec: string): Problem {
  switch (why.kind) {
    case 'failed':
      return directorProblem(why.failure, spec);
    case 'moved':
      return {
        what: 'the table is not the one that the plan starts from',
        where: spec,
        why: 'it was changed meanwhile',
        remedy: 'plan again',
      };
    default:
      return unreachable(why);
  }
}

function rolledBackProblems(each: StageRolledBack, spec: string): readonly Problem[] {
  if (each.kind === 'unreadable') {
    return [
      directorProblem(each.failure, spec),
      { what: 'not rolled back', where: spec, remedy: `lvsrules undo${onDirector(spec)} tries again` },
    ];
  }
  const { outcome, plan, kept } = each;
  if (!isDone(outcome))
    return [
      ...outcomeProblems(outcome, plan, spec),
      { what: 'not rolled back', where: spec, remedy: `lvsrules undo${onDirector(spec)} tries again` },
    ];
  const why =
    kept.length === 0 ? 'the changes that were made are undone' : `but not ${kept.join(', ')}: changed by others since`;
  return [{ what: 'rolled back', where: spec, why }];
}
