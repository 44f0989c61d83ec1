import type { PromptDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { field } from '../field.ts';
import type { State } from '../state.ts';

/** Opens a one-line prompt. */
export function openPrompt(state: State, purpose: PromptDialog['purpose']): Transition {
  const text = purpose === 'filter' ? state.table.filter : '';
  return stay({ ...state, dialog: promptDialog(purpose, text) });
}

export function promptDialog(purpose: PromptDialog['purpose'], text: string): PromptDialog {
  return { kind: 'prompt', purpose, field: field(text), fault: null, before: text, recalled: 0 };
}
