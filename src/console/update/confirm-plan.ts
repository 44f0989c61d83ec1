import type { Change } from '../../domain/change.ts';
import type { PlanDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { furthestPlanTop } from '../dock/plan-dialog.ts';
import { edited } from '../field.ts';
import { layout } from '../layout.ts';
import type { KeyEvent } from '../key.ts';
import { foreign } from '../paint/line.ts';
import type { State } from '../state.ts';
import { lines } from '../writing/change-lines.ts';
import { say } from './say.ts';
import { stageChanges } from './stage-changes.ts';

/** Why a plan cannot be applied yet; null when Enter would do it. */
export function missing(state: State, { proposal, typed: { text } }: PlanDialog): string | null {
  if (state.lock !== null) return state.lock.reason;
  if (state.live.latest === null) return 'the table has not been read yet';
  const { typed, orTyped = typed } = proposal;
  if (typed !== null && ![typed, orTyped].includes(text.trim())) return `type ${typed} first`;
  return null;
}

/** The only key that changes the director. */
export function confirm(state: State, dialog: PlanDialog): Transition {
  const why = missing(state, dialog);
  if (why !== null) return stay(say(state, 'warning', `not applied: ${why}`));
  const { proposal: wanted } = dialog;
  return [
    {
      ...state,
      dialog: null,
      busy: `applying ${wanted.changes.length} ${wanted.changes.length === 1 ? 'line' : 'lines'}`,
    },
    [{ kind: 'apply', proposal: wanted }],
  ];
}

/** Changes nothing. A form is shown again, as it was filled in. */
export function putBack(state: State, { form }: PlanDialog): Transition {
  return stay({ ...state, dialog: form === undefined ? null : { kind: 'form', form } });
}

/** Stages the changes instead of applying them now, with their reason. Drains that would follow are not staged with them. */
export function stage(state: State, { proposal: { alone, ...all } }: PlanDialog): Transition {
  const { changes, shown, origin, reason = '', drainNext } = alone ?? all;
  if (origin === 'staged') return stay({ ...state, dialog: null });
  const [next, effects] = stageChanges(state, changes, shown, reason);
  const count = next.staged.length;
  if ((drainNext?.servers.length ?? 0) > 0) {
    return [say(next, 'warning', `${count} staged, but not the drains after it: only Enter begins them`), effects];
  }
  return [next, effects];
}

/** Discards every staged change. */
export function dropStaged(state: State): Transition {
  return stay(say({ ...state, dialog: null, staged: [] }, 'plain', 'all staged changes were discarded'));
}

export function copyLines(state: State, { proposal: { changes, fleet } }: PlanDialog): Transition {
  const text =
    fleet === undefined
      ? commandsText(changes)
      : fleet
          .map(({ spec, plan }) => `# on ${foreign(spec)}\n${commandsText(plan.steps.map(({ change }) => change))}`)
          .join('');
  return [say(state, 'plain', 'copied to the clipboard'), [{ kind: 'copy', text }]];
}

function commandsText(changes: readonly Change[]): string {
  return lines(changes)
    .map((text) => `ipvsadm ${text}\n`)
    .join('');
}

/** Scrolls by rows, by pages, or to an end. */
export function scrollPlan(
  state: State,
  dialog: PlanDialog,
  by: number | 'page' | '-page' | 'start' | 'end',
): Transition {
  const { columns, dock } = layout(state);
  const page = Math.max(1, dock - 4);
  const furthest = furthestPlanTop(dialog, columns, dock);
  const wanted =
    by === 'start' ? 0 : by === 'end' ? furthest : dialog.top + (by === 'page' ? page : by === '-page' ? -page : by);
  return stay({ ...state, dialog: { ...dialog, top: Math.max(0, Math.min(furthest, wanted)) } });
}

export function typedInPlan(state: State, dialog: PlanDialog, event: KeyEvent): Transition {
  const typed = dialog.proposal.typed === null ? null : edited(dialog.typed, event);
  return stay(typed === null ? state : { ...state, dialog: { ...dialog, typed } });
}
