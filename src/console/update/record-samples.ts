import { type Transition, stay } from '../effect.ts';
import type { State } from '../state.ts';
import { say } from './say.ts';

/** Writes the samples that are kept to a new file; asks before it replaces an existing one. */
export function record(state: State, path: string): Transition {
  if (path === '') return stay(say(state, 'warning', 'a file name is needed: :record FILE'));
  if (state.live.past.length === 0) return stay(say(state, 'warning', 'there are no samples yet'));
  return recording(state, path, false);
}

/** The operator agreed to replace the existing file. */
export function recordOver(state: State, path: string): Transition {
  return recording(state, path, true);
}

function recording(state: State, path: string, overwrite: boolean): Transition {
  const { source, live } = state;
  const { spec: director, simulated, intervalMs } = source;
  const head = { director, simulated, intervalMs };
  return [{ ...state, busy: `recording to ${path}` }, [{ kind: 'record', path, head, samples: live.past, overwrite }]];
}
