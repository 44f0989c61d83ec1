import type { PromptDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import type { ConsoleEvent } from '../event.ts';
import { field } from '../field.ts';
import type { State } from '../state.ts';
import { say } from './say.ts';

/** The word before the cursor, and the text before that. */
export interface Unfinished {
  readonly before: string;
  readonly word: string;
}

export function unfinished({ field: { text, cursor } }: PromptDialog): Unfinished {
  const left = [...text].slice(0, cursor).join('');
  const word = /\S*$/.exec(left)?.[0] ?? '';
  return { before: left.slice(0, left.length - word.length), word };
}

/** Completes the word as far as all candidates agree, and shows them if there are several. */
export function completeWith(state: State, dialog: PromptDialog, candidates: readonly string[]): Transition {
  const { before, word } = unfinished(dialog);
  const found = [...new Set(candidates.filter((one) => one.startsWith(word)))];
  const [first] = found;
  if (first === undefined) return stay(say(state, 'plain', `nothing begins with '${word}'`));
  const right = [...dialog.field.text].slice(dialog.field.cursor).join('');
  const whole = found.length === 1 && !/[/:=]$/.test(first) ? `${first} ` : common(found);
  const left = field(before + whole);
  const completed = { text: left.text + right.replace(/^ /, whole.endsWith(' ') ? '' : ' '), cursor: left.cursor };
  const choices = found.length > 1 ? found : [];
  return stay({ ...state, dialog: { ...dialog, field: completed, fresh: false, fault: null, choices } });
}

/** The paths that a file name can become; unless something else was typed meanwhile. */
export function filesListed(state: State, { word, paths }: Extract<ConsoleEvent, { kind: 'files-listed' }>): State {
  const { dialog } = state;
  if (dialog?.kind !== 'prompt' || unfinished(dialog).word !== word) return state;
  // `~` was replaced: what was typed is replaced too.
  const [first] = paths;
  if (first === undefined || first.startsWith(word)) return completeWith(state, dialog, paths)[0];
  const { before } = unfinished(dialog);
  const typed = {
    ...dialog,
    fresh: false,
    field: field(before + common(paths)),
    choices: paths.length > 1 ? paths : [],
  };
  return { ...state, dialog: typed };
}

function common(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) {
    while (!word.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, length);
}
