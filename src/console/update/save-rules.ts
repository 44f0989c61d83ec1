import { type Transition, stay } from '../effect.ts';
import { latestObservation } from '../shown-sample.ts';
import { recordOver } from './record-samples.ts';
import type { State } from '../state.ts';

/** Saves the table to a new file; asks before changing an existing one. */
export function save(state: State, path: string): Transition {
  return saving(state, path, false);
}

/** The operator agreed to change the existing file. */
export function overwrite(state: State): Transition {
  const { dialog } = state;
  if (dialog?.kind !== 'overwrite') return stay(state);
  const closed = { ...state, dialog: null };
  return dialog.what === 'recording' ? recordOver(closed, dialog.path) : saving(closed, dialog.path, true);
}

function saving(state: State, path: string, mayOverwrite: boolean): Transition {
  return [
    { ...state, busy: `saving ${path}` },
    [{ kind: 'save', path, observation: latestObservation(state), overwrite: mayOverwrite }],
  ];
}
