import type { FormDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import { formAfter } from '../form/form.ts';
import { changesOf, fieldsOf, titleOf } from '../form/form-subject.ts';
import type { KeyEvent } from '../key.ts';
import { stagedTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { propose } from './propose.ts';

export function typedInForm(state: State, dialog: FormDialog, event: KeyEvent): Transition {
  const form = formAfter(dialog.form, fieldsOf(dialog.form), event);
  return stay({ ...state, dialog: { ...dialog, form } });
}

/** Enter in a form: show the plan, or to the first field that is wrong. */
export function submitted(state: State, { form }: FormDialog): Transition {
  const read = changesOf(form, stagedTable(state).services);
  if (read.ok) return propose({ ...state, dialog: null }, titleOf(form), read.value);
  const focus = read.failure[0]?.field ?? form.focus;
  return stay({ ...state, dialog: { kind: 'form', form: { ...form, focus, fresh: false, tried: true } } });
}
