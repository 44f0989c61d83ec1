import type { Applied } from '../../plan/apply/apply.ts';
import type { Plan } from '../../plan/plan.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { changeLine } from '../../syntax/change-line.ts';
import { diffSummary } from '../diff/words.ts';
import { directorProblem, refusalText } from '../director-failure.ts';
import { shortageWords } from './shortage.ts';
import type { Problem } from '../problem.ts';

/** What kept a plan from its end; nothing where it was reached. */
export function appliedProblems(applied: Applied, { steps }: Plan, spec: string): readonly Problem[] {
  const left = steps.length - applied.done;
  const rest = left === 0 ? 'no step was left' : `${left} of ${steps.length} steps were not run`;
  switch (applied.kind) {
    case 'done':
      return [];
    case 'moved':
      return [
        {
          what: 'the table is not the one that the plan starts from',
          where: spec,
          why: 'somebody changed it meanwhile; nothing was changed',
          remedy: 'plan again',
        },
      ];
    case 'refused':
      return [
        ...applied.refused.map((refused) => ({
          what: `refused: ${changeLine(refused.change)}`,
          why: refusalText(refused),
        })),
        {
          what: 'stopped at the first failure',
          why: rest,
          remedy: 'lvsrules plan shows what is left; lvsrules undo takes back what was done',
        },
      ];
    case 'failed':
      return [
        directorProblem(applied.failure, spec),
        { what: 'stopped', why: rest, remedy: 'lvsrules plan shows what is left' },
      ];
    case 'short':
      return [
        {
          what: `stopped: ${shortageWords(applied.shortage)}, less than --min-capacity`,
          where: spec,
          why: rest,
          remedy: 'apply again when its other servers are back, or undo',
        },
      ];
    case 'interrupted':
      return [
        {
          what: `stopped after ${applied.done} of ${steps.length} steps`,
          why: 'interrupted',
          remedy: 'apply again to go on, or undo',
        },
      ];
    case 'differs':
      return [
        {
          what: 'every step was taken, but the table is not as wanted',
          where: spec,
          why: diffSummary(applied.diff),
          remedy: 'somebody else changes it too, or the director says what is not so: lvsrules diff shows it',
        },
      ];
    default:
      return unreachable(applied);
  }
}
