import type { PlanDialog, PromptDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { edited, emptyField, field } from '../field.ts';
import { readWeight, weightExpected } from '../form/weight.ts';
import type { KeyEvent } from '../key.ts';
import { readColumnsFilter } from '../rows/arrangement.ts';
import { withSavedFilters } from '../saved-filters.ts';
import { gridOf } from '../view-registry.ts';
import type { State } from '../state.ts';
import { filterBy } from './arrange.ts';
import { searchFor, searchTyped } from './search-rows.ts';
import { dumpView } from './dump-view.ts';
import { isHelp } from './open-prompt.ts';
import { isKept, withLine } from '../kept-lines.ts';
import { save } from './save-rules.ts';
import { isOtherSubject } from '../form/weight-subject.ts';
import { changeWeight, subjectOfWeight } from './edit-staged.ts';

/** A key in a prompt: every character is text. */
export function typed(state: State, dialog: PromptDialog, event: KeyEvent): Transition {
  const isReplaced = dialog.fresh && (event.kind === 'paste' || event.text !== null);
  const field = edited(isReplaced ? emptyField : dialog.field, event);
  if (field === null) return stay(state);
  return stay(withText(state, { ...dialog, field, fresh: false, recalled: 0 }));
}

/** The previous or next line of the history. */
export function recall(state: State, dialog: PromptDialog, by: 1 | -1): Transition {
  const lines = state.entered[dialog.purpose] ?? [];
  const recalled = Math.max(0, Math.min(lines.length, dialog.recalled + by));
  if (recalled === dialog.recalled) return stay(state);
  return stay(
    withText(state, { ...dialog, fresh: false, field: field(lines[lines.length - recalled] ?? ''), recalled }),
  );
}

/** A filter is applied while it is typed. While it is invalid, the error is marked and the last valid one stays. */
function withText(state: State, typed: PromptDialog): State {
  const dialog = { ...typed, choices: [] };
  if (isHelp(state, dialog.purpose)) return { ...state, dialog, helpSearch: dialog.field.text, list: { top: 0 } };
  if (dialog.purpose === 'search') return searchTyped(state, dialog);
  if (dialog.purpose !== 'filter') return { ...state, dialog: { ...dialog, fault: null } };
  const whole = withSavedFilters(dialog.field.text, state.preferences.filters);
  if (!whole.ok) return { ...state, dialog: { ...dialog, fault: { why: whole.failure } } };
  const read = readColumnsFilter(whole.value, gridOf(state).columns);
  if (!read.ok) return { ...state, dialog: { ...dialog, fault: read.failure } };
  return { ...state, dialog: { ...dialog, fault: null }, table: { ...state.table, filter: whole.value } };
}

function remembered(state: State, { purpose, field: { text } }: PromptDialog): State {
  if (text.trim() === '') return state;
  return { ...state, entered: { ...state.entered, [purpose]: withLine(state.entered[purpose] ?? [], text) } };
}

/** Runs a typed command. */
export type RunCommand = (state: State, text: string) => Transition;

/** Enter in a prompt: the line is kept, and what it asks for is done. */
export function entered(state: State, dialog: PromptDialog, runCommand: RunCommand): Transition {
  const [next, effects] = done(state, dialog, runCommand);
  const { purpose, field: typed } = dialog;
  const line = typed.text.trim();
  if (!isKept(purpose) || line === '' || next.dialog === dialog) return [next, effects];
  return [next, [{ kind: 'keep-line', purpose, line }, ...effects]];
}

function done(state: State, dialog: PromptDialog, runCommand: RunCommand): Transition {
  const text = dialog.field.text.trim();
  const closed = { ...remembered(state, dialog), dialog: null };
  const wrong = (why: string): Transition => stay({ ...state, dialog: { ...dialog, fault: { why } } });
  switch (dialog.purpose) {
    case 'search':
      if (isHelp(state, 'search')) return stay({ ...closed, helpSearch: text });
      return searchFor(closed, text, 1, true);
    case 'filter':
      return dialog.fault === null ? filterBy(closed, text) : stay(state);
    case 'weight': {
      const weight = readWeight(text);
      if (weight === null) return wrong(weightExpected);
      if (isOtherSubject(dialog.about, subjectOfWeight(state)))
        return wrong('the real servers are others now: Esc, then w again');
      return changeWeight(closed, weight);
    }
    case 'dump':
      return text === '' ? wrong('a file name is needed') : dumpView(closed, text);
    case 'save':
      if (text === '') return wrong('a file name is needed');
      return save(closed, text);
    case 'restore':
      if (text === '') return wrong('a file name is needed');
      return [{ ...closed, busy: `reading ${text}` }, [{ kind: 'read-target', path: text }]];
    case 'reason':
      return stay({ ...closed, dialog: withReason(dialog, text) });
    case 'command':
      return runCommand(closed, text);
  }
}

/** Esc in a prompt; restores the filter, or the search and the row, from before it was opened. */
export function abandoned(state: State, dialog: PromptDialog): Transition {
  const closed = { ...state, dialog: dialog.plan ?? null };
  if (isHelp(state, dialog.purpose)) return stay({ ...closed, helpSearch: dialog.before });
  if (dialog.origin !== undefined) return stay({ ...closed, table: { ...state.table, ...dialog.origin } });
  return dialog.purpose === 'filter' ? filterBy(closed, dialog.before) : stay(closed);
}

/** The plan that the reason is for. */
function withReason({ plan }: PromptDialog, reason: string): PlanDialog | null {
  if (plan === undefined) return null;
  return { ...plan, proposal: { ...plan.proposal, reason } };
}
