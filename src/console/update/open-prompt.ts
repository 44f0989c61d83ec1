import type { PlanDialog, PromptDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { field } from '../field.ts';
import type { State } from '../state.ts';

/** Opens a one-line prompt. */
export function openPrompt(state: State, purpose: PromptDialog['purpose']): Transition {
  const text = purpose === 'filter' ? state.table.filter : isHelp(state, purpose) ? state.helpSearch : '';
  const { cursor, place, top, search } = state.table;
  const origin = purpose === 'search' ? { origin: { cursor, place, top, search } } : {};
  return stay({ ...state, dialog: { ...promptDialog(purpose, text), ...origin } });
}

/** Whether a search is one in the help. */
export function isHelp({ view }: State, purpose: PromptDialog['purpose']): boolean {
  return purpose === 'search' && view === 'help';
}

/** Asks why a plan is made; the plan is shown again afterwards. */
export function askReason(state: State, plan: PlanDialog): Transition {
  return stay({ ...state, dialog: { ...promptDialog('reason', plan.proposal.reason ?? ''), plan } });
}

export function promptDialog(purpose: PromptDialog['purpose'], text: string): PromptDialog {
  return {
    kind: 'prompt',
    purpose,
    field: field(text),
    fault: null,
    before: text,
    recalled: 0,
    choices: [],
    fresh: false,
  };
}

/** A prompt for a file name, with one that typing replaces. */
export function filePrompt(purpose: 'dump' | 'save' | 'restore', proposed: string): PromptDialog {
  return { ...promptDialog(purpose, proposed), fresh: proposed !== '' };
}
