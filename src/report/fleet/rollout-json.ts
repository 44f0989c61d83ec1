import { type ChangeOutcome, isDone } from '../../change/change-outcome.ts';
import { isGood, type Rollout } from '../../change/rollout/roll-out.ts';
import { stepsInTable, undoIdOf } from '../../change/rollout/roll-back-stages.ts';
import type { DirectorRole } from '../../change/rollout/director-role.ts';
import type { Plan } from '../../plan/plan.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { refusalText } from '../problems/director-problems.ts';
import { problemWords } from '../problem.ts';
import { notBegunProblems } from '../problems/outcome-problems.ts';
import { rolloutProblems, wayBackCommands } from '../problems/rollout-problems.ts';
import type { ShownStage } from './stage-words.ts';

/** A director of a rollout, as JSON needs it. */
export interface RolloutDirector {
  readonly spec: string;
  readonly role: DirectorRole;
  readonly plan: Plan;
}

/** What became of a change on several directors, as one line of JSON. */
export function rolloutJson(
  rollout: Rollout,
  members: readonly RolloutDirector[],
  order: readonly ShownStage[],
): string {
  const specs = members.map(({ spec }) => spec);
  const problems = rolloutProblems(rollout, specs).map(problemWords);
  const directors = members.map((member, place) => directorValue(member, place, rollout));
  return json(directors, order, {
    problems,
    rollback: rollout.rolledBack.length > 0 ? [] : wayBackCommands(rollout, specs),
  });
}

/** Plans for several directors that are only shown: what they would change. */
export function foreseenRolloutJson(members: readonly RolloutDirector[], order: readonly ShownStage[]): string {
  const directors = members.map(({ spec, role, plan }): DirectorValue => {
    const commands = plan.steps.map(({ change }) => changeLine(change));
    return {
      director: spec,
      role,
      changed: commands.length > 0,
      verified: commands.length === 0,
      commands,
      refused: [],
    };
  });
  return json(directors, order, { problems: [], rollback: [] });
}

/** A change that was refused before it began on any director. */
export function refusedRolloutJson(specs: readonly string[], problems: readonly string[]): string {
  const directors = specs.map((director): DirectorValue => ({
    director,
    changed: false,
    verified: false,
    commands: [],
    refused: [],
  }));
  return json(directors, [], { problems, rollback: [] });
}

interface DirectorValue {
  readonly director: string;
  readonly role?: DirectorRole;
  readonly changed: boolean;
  readonly verified: boolean;
  readonly commands: readonly string[];
  readonly refused: readonly { readonly command?: string; readonly reason: string }[];
  readonly undo?: string;
}

function directorValue(
  { spec, role, plan }: RolloutDirector,
  place: number,
  { made, rolledBack }: Rollout,
): DirectorValue {
  const own = made.filter(({ stage }) => stage.member === place);
  const isBack = rolledBack.some((each) => each.member === place && each.kind === 'ran' && isDone(each.outcome));
  const steps = isBack ? [] : own.flatMap(stepsInTable);
  const commands = steps.map(({ change }) => changeLine(change));
  const undo = undoIdOf(own);
  return {
    director: spec,
    role,
    changed: commands.length > 0,
    verified: !isBack && own.every(isGood) && (own.length > 0 || plan.steps.length === 0),
    commands,
    refused: own.flatMap(({ outcome }) => refusedOf(outcome)),
    ...(undo !== undefined && commands.length > 0 && { undo }),
  };
}

function refusedOf(outcome: ChangeOutcome): DirectorValue['refused'] {
  if (outcome.kind === 'not-begun')
    return notBegunProblems(outcome.why).map((problem) => ({ reason: problemWords(problem) }));
  if (outcome.applied.kind !== 'refused') return [];
  return outcome.applied.refused.map((each) => ({ command: changeLine(each.change), reason: refusalText(each) }));
}

function json(
  directors: readonly DirectorValue[],
  order: readonly ShownStage[],
  { problems, rollback }: { readonly problems: readonly string[]; readonly rollback: readonly string[] },
): string {
  const value = {
    version: 1,
    changed: directors.some(({ changed }) => changed),
    verified: directors.every(({ verified }) => verified),
    order: order.map(({ director, part, steps }) => ({ director, part, steps })),
    directors,
    problems,
    rollback,
  };
  return `${JSON.stringify(value)}\n`;
}
