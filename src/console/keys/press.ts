import { type Transition, stay } from '../effect.ts';
import { blockedBy, keysOf, keyText } from './binding.ts';
import { bindingFor, contextOf } from './contexts.ts';
import { meantKey } from '../key-map.ts';
import type { KeyEvent } from '../key.ts';
import type { State } from '../state.ts';
import { typedCommandKey } from './typed-command.ts';
import { typedInForm } from '../update/submit-form.ts';
import { typedInPlan } from '../update/confirm-plan.ts';
import { typed } from '../update/submit-prompt.ts';
import { say } from '../update/say.ts';

/** A key: the binding of its context, or a typed character. */
export function press(state: State, event: KeyEvent): Transition {
  const quiet = state.notice === null ? state : { ...state, notice: null };
  const context = contextOf(state);
  const name =
    event.kind !== 'key' ? null : state.dialog === null ? meantKey(state.preferences.keys, event.name) : event.name;
  const typing = state.dialog?.kind === 'prompt' ? typedCommandKey(quiet, state.dialog, name) : null;
  if (typing !== null) return typing;
  const binding = name === null ? undefined : bindingFor(context, name);
  if (binding === undefined || (context === 'form' && isFields(event))) return written(quiet, event);
  const why = blockedBy(binding, state);
  if (why === null) return binding.run(quiet);
  const [shown = ''] = keysOf(binding, state);
  return stay(say(quiet, 'warning', `${keyText(shown)} ${binding.label}: ${why}`));
}

/** The keys of a form that move and choose. */
function isFields(event: KeyEvent): boolean {
  return event.kind === 'key' && ['tab', 'down', 'left', 'right'].includes(event.name);
}

const noPaste = 'nothing was pasted: open a prompt (: / f) or a form (a o i) first';

/** Why a key does nothing in a view. */
function whyNoKey(state: State, pressed: string): string {
  const name = meantKey(state.preferences.keys, pressed);
  const known = name === null ? undefined : bindingFor('table', name);
  if (known === undefined) return `${keyText(pressed)} does nothing here; ? lists the keys`;
  const where = known.writes === true ? 'for views 1 and 2' : 'for views with rows';
  return `${keyText(pressed)} ${known.label}: a key ${where}`;
}

function written(state: State, event: KeyEvent): Transition {
  const { dialog } = state;
  switch (dialog?.kind) {
    case 'prompt':
      return typed(state, dialog, event);
    case 'form':
      return typedInForm(state, dialog, event);
    case 'plan':
      return typedInPlan(state, dialog, event);
    case 'overwrite':
    case 'columns':
    case 'quit':
    case 'unfinished':
    case undefined:
      return stay(say(state, 'plain', event.kind === 'key' ? whyNoKey(state, event.name) : noPaste));
  }
}
