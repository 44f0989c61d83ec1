import type { Applied } from '../../change/apply/apply-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { diffSummary } from '../diff/diff-words.ts';
import { directorProblem, refusalText } from './director-problems.ts';
import { shortageWords } from './limit-problems.ts';
import type { Problem } from '../problem.ts';

/** What stopped a plan; empty if it was completed. */
export function appliedProblems(applied: Applied, { steps }: Plan, spec: string): readonly Problem[] {
  const all = steps.length;
  const made = applied.made.length;
  const unclear = applied.unknown.length;
  const rest =
    unclear > 0
      ? `the state of the table is unknown: it could not be read after ${unclear} of ${all} steps were sent`
      : `${made} of ${all} steps ${made === 1 ? 'is' : 'are'} in the table`;
  const wayOn =
    unclear > 0
      ? 'when the director answers again, lvsrules undo compares the table and rolls back the changes that were made'
      : made === 0
        ? 'nothing was changed; lvsrules plan shows the remaining steps'
        : 'lvsrules plan shows the remaining steps; lvsrules undo rolls back the changes that were made';
  switch (applied.kind) {
    case 'done':
      return [];
    case 'moved':
      return [
        {
          what: 'the table is not the one that the plan was made for',
          where: spec,
          why: 'it was changed meanwhile; nothing was sent',
          remedy: 'plan again',
        },
      ];
    case 'refused':
      return [
        ...applied.refused.map((refused) => ({
          what: `refused: ${changeLine(refused.change)}`,
          why: refusalText(refused),
        })),
        { what: 'stopped at the first failure', why: rest, remedy: wayOn },
      ];
    case 'failed':
      return [directorProblem(applied.failure, spec), { what: 'stopped', why: rest, remedy: wayOn }];
    case 'short':
      return [
        {
          what: `stopped: ${shortageWords(applied.shortage)}, less than --min-capacity`,
          where: spec,
          why: rest,
          remedy: 'apply again when its other servers are back, or undo the change',
        },
      ];
    case 'interrupted':
      return [
        {
          what: `stopped after ${made} of ${all} steps`,
          why: 'interrupted',
          remedy: 'lvsrules apply --finish runs the rest, lvsrules undo rolls back the changes that were made',
        },
      ];
    case 'differs':
      return [
        {
          what: 'every step succeeded, but the table does not match the plan',
          where: spec,
          why: diffSummary(applied.diff),
          remedy:
            'something else is changing it, or the director reported a success that did not happen; lvsrules diff shows the difference',
        },
      ];
    default:
      return unreachable(applied);
  }
}
