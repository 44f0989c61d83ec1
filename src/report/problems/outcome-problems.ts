import type { StateFailure, UntrustedState } from '../../change/journal/open-state.ts';
import type { Changing } from '../../change/change-table.ts';
import type { EndedChange, NotBegun, ChangeOutcome } from '../../change/change-outcome.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { Plan } from '../../plan/plan.ts';
import { percent } from '../impact-text.ts';
import type { Problem } from '../problem.ts';
import { appliedProblems } from './applied-problems.ts';
import { breachProblem, policyForbids } from './policy-problems.ts';

/** What stopped a change, or kept it from being recorded; empty on success. */
export function outcomeProblems(outcome: ChangeOutcome, plan: Plan, spec: string): readonly Problem[] {
  if (outcome.kind === 'not-begun') return notBegunProblems(outcome.why);
  const { applied, unrecorded } = outcome;
  return [
    ...appliedProblems(applied, plan, spec),
    ...rolledBackProblems(outcome, plan, spec),
    ...(unrecorded
      ? [
          {
            what: 'the log is incomplete',
            where: unrecorded.path,
            why: unrecorded.reason,
            remedy: 'the table before this change is backed up; lvsrules undo compares it with the live table',
          },
        ]
      : []),
  ];
}

/** `Done: 3 changes made in netlink, and verified. To roll back: lvsrules undo` */
export function outcomeSummary(outcome: ChangeOutcome, { plan, undoes }: SummaryOf, spec: string): string {
  if (outcome.kind === 'not-begun') return `Not done: nothing was changed in ${spec}.`;
  const { id, applied, rolledBack, unrecorded } = outcome;
  const count = applied.made.length;
  const isInTable = count > 0 && rolledBack?.kind !== 'rolled-back';
  const isDone = applied.kind === 'done';
  const [aim, word] = isDone && undoes !== undefined ? ['make it again', 'redo'] : ['roll back', 'undo'];
  const wayBack = id !== null && isInTable ? ` To ${aim}: lvsrules ${word}${onDirector(spec)}` : '';
  if (!isDone) {
    const rolled = rolledBack?.kind === 'rolled-back' && count > 0 ? ', and rolled back' : '';
    return `Not done: ${count} of ${plan.steps.length} changes made in ${spec}${rolled}.${wayBack}`;
  }
  const log = unrecorded === null ? '' : ' The log is incomplete.';
  return `Done: ${count} ${count === 1 ? 'change' : 'changes'} made in ${spec}, and verified.${log}${wayBack}`;
}

type SummaryOf = Pick<Changing, 'plan' | 'undoes'>;

/** The option that names a director, for a command that is to be typed; nothing for this machine's own table. */
export function onDirector(spec: string): string {
  if (spec === 'netlink' || spec === 'ipvsadm') return '';
  return ` --director ${shellWord(spec)}`;
}

function rolledBackProblems({ rolledBack }: EndedChange, plan: Plan, spec: string): readonly Problem[] {
  if (rolledBack === null) return [];
  if (rolledBack.kind === 'rolled-back') {
    const { kept } = rolledBack;
    return [
      kept.length === 0
        ? { what: 'rolled back', why: 'the changes that were made are undone' }
        : { what: 'rolled back', why: `but not ${kept.join(', ')}: changed by others since` },
    ];
  }
  return [
    { what: 'not rolled back', remedy: 'lvsrules undo tries again' },
    ...appliedProblems(rolledBack.applied, plan, spec),
  ];
}

export function notBegunProblems(why: NotBegun): readonly Problem[] {
  switch (why.kind) {
    case 'policy':
      return [...why.breaches.map(breachProblem), policyForbids];
    case 'capacity':
      return why.shortages.map(({ service, share }) => ({
        what: `${serviceKeyText(service)} would be left with ${percent(share)} of its weight`,
        why: `--min-capacity requires ${percent(why.least)} at every step; nothing was changed`,
      }));
    case 'locked':
      return [
        {
          what: 'another lvsrules is changing this table',
          where: why.failure.path,
          why: why.failure.reason,
          remedy: 'try again when it has finished; nothing was changed',
        },
      ];
    case 'no-record':
      return [
        {
          what: 'cannot record the change',
          where: why.failure.path,
          why: why.failure.reason,
          remedy: 'nothing was changed; set LVSRULES_STATE to another state directory',
        },
      ];
    case 'distrusted':
      return [distrustProblem(why.distrust)];
    default:
      return unreachable(why);
  }
}

/** Why the contents of a state directory are not used. */
export function stateProblem(failure: StateFailure): Problem {
  if (failure.kind === 'distrusted') return distrustProblem(failure.distrust);
  const { path, reason } = failure.failure;
  return {
    what: 'cannot use the state directory',
    where: path,
    why: reason,
    remedy: 'set LVSRULES_STATE to another directory',
  };
}

function distrustProblem({ path, why }: UntrustedState): Problem {
  const reasons = {
    owner: 'it belongs to another user',
    mode: 'other users may write to it',
    link: 'another user can change a link on its path',
    'no-directory': 'it is not a directory',
  };
  const remedy =
    why === 'mode'
      ? `chmod 0700 ${path}, after checking its contents; nothing was changed`
      : 'set LVSRULES_STATE to another directory; nothing was changed';
  return { what: 'the state directory is not trusted', where: path, why: reasons[why], remedy };
}
