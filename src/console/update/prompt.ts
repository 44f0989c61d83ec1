import type { PromptDialog } from '../dialog.ts';
import { type Step, stay } from '../effect.ts';
import { edited } from '../field.ts';
import { readWeight, weightExpected } from '../form/weight.ts';
import type { KeyEvent } from '../keys/key.ts';
import { latestObservation } from '../selectors.ts';
import type { State } from '../state.ts';
import { filterBy, searchFor } from './arrange.ts';
import { runCommand } from './command.ts';
import { setWeight } from './write.ts';

/** A key while one line is being filled in: every character is text. */
export function typed(state: State, dialog: PromptDialog, event: KeyEvent): Step {
  const field = edited(dialog.field, event);
  if (field === null) return stay(state);
  const next = { ...state, dialog: { ...dialog, field, fault: null } };
  return dialog.purpose === 'filter' ? filterBy(next, field.text) : stay(next);
}

/** Enter in a prompt. */
export function entered(state: State, dialog: PromptDialog): Step {
  const text = dialog.field.text.trim();
  const closed = { ...state, dialog: null };
  const wrong = (fault: string): Step => stay({ ...state, dialog: { ...dialog, fault } });
  switch (dialog.purpose) {
    case 'search':
      return searchFor(closed, text, 1, true);
    case 'filter':
      return filterBy(closed, text);
    case 'weight': {
      const weight = readWeight(text);
      return weight === null ? wrong(weightExpected) : setWeight(closed, weight);
    }
    case 'save':
      if (text === '') return wrong('a file name is needed');
      return [
        { ...closed, busy: `saving ${text}` },
        [{ kind: 'save', path: text, observation: latestObservation(state) }],
      ];
    case 'restore':
      if (text === '') return wrong('a file name is needed');
      return [{ ...closed, busy: `reading ${text}` }, [{ kind: 'read-target', path: text }]];
    case 'command':
      return runCommand(closed, text);
  }
}

/** Esc in a prompt; a filter that was being typed goes with it. */
export function abandoned(state: State, dialog: PromptDialog): Step {
  const closed = { ...state, dialog: null };
  return dialog.purpose === 'filter' ? filterBy(closed, '') : stay(closed);
}
