import { type Transition, stay } from '../effect.ts';
import type { State } from '../state.ts';
import { viewName } from '../view-registry.ts';
import { filePrompt } from './open-prompt.ts';

/** Asks for the file; its name says view and time, so that dumps in a row need no thought. */
export function askDump(state: State): Transition {
  const time = new Date(state.now).toISOString().replace(/[-:]|\..*/g, '');
  return stay({ ...state, dialog: filePrompt('dump', `lvsrules-${viewName(state)}-${time}.txt`) });
}

/** Writes the view to a new file: text, CSV or JSON by the ending of its name. */
export function dumpView(state: State, path: string): Transition {
  if (path === '') return askDump(state);
  return [{ ...state, busy: `writing ${path}` }, [{ kind: 'dump', path, state }]];
}
