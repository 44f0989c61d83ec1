import type { FormDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { formAfter } from '../form/form.ts';
import { changesOf, fieldsOf, titleOf } from '../form/form-subject.ts';
import { accepted, suggestion } from '../form/suggest.ts';
import type { KeyEvent } from '../key.ts';
import { stagedTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { propose } from './propose.ts';

export function typedInForm(state: State, dialog: FormDialog, event: KeyEvent): Transition {
  const suggested = suggestion(dialog.form, stagedTable(state));
  const typed = dialog.form.values[dialog.form.focus];
  if (event.kind === 'key' && event.name === 'right' && suggested !== null && typed !== undefined) {
    const values = { ...dialog.form.values, [dialog.form.focus]: accepted(typed, suggested) };
    return stay({ ...state, dialog: { ...dialog, form: { ...dialog.form, values } } });
  }
  const form = formAfter(dialog.form, fieldsOf(dialog.form), event);
  return stay({ ...state, dialog: { ...dialog, form } });
}

/** Enter in a form: show the plan, or to the first field that is wrong. */
export function submitted(state: State, { form }: FormDialog): Transition {
  const read = changesOf(form, stagedTable(state).services);
  if (read.ok) {
    const [next, effects] = propose({ ...state, dialog: null }, titleOf(form), read.value);
    return [next.dialog?.kind === 'plan' ? { ...next, dialog: { ...next.dialog, form } } : next, effects];
  }
  const focus = read.failure[0]?.field ?? form.focus;
  return stay({ ...state, dialog: { kind: 'form', form: { ...form, focus, fresh: false, tried: true } } });
}
