import { type Step, stay } from '../effect.ts';
import { cursorRow } from '../selectors.ts';
import type { State, View } from '../state.ts';
import { say } from './say.ts';

/** The views that Tab goes round. */
export const tabs = ['table', 'connections', 'log'] as const satisfies readonly View[];

export function show(state: State, view: View): Step {
  if (view === state.view) return stay(state);
  const back =
    view === 'detail' || view === 'help'
      ? state.view === 'help' || state.view === 'detail'
        ? state.back
        : state.view
      : 'table';
  const next = { ...state, view, back, list: { top: 0 } };
  return [next, view === 'connections' ? [{ kind: 'connections' }] : []];
}

export function showBeside(state: State, by: 1 | -1): Step {
  const at = tabs.findIndex((tab) => tab === state.view);
  return show(state, tabs[(Math.max(at, 0) + by + tabs.length) % tabs.length] ?? 'table');
}

export function showDetail(state: State): Step {
  return cursorRow(state) === null ? stay(state) : show(state, 'detail');
}

/** One step back: from a view, then from a search, a filter and marks, one after the other. */
export function back(state: State): Step {
  if (state.view !== 'table') return show(state, state.back);
  const { table } = state;
  if (table.marks.size > 0) return stay({ ...state, table: { ...table, marks: new Set() } });
  if (table.filter !== '') return stay({ ...state, table: { ...table, filter: '' } });
  if (table.search !== '') return stay({ ...state, table: { ...table, search: '' } });
  return stay(state);
}

/** Holds the picture still, or lets it run again. Samples are taken all the same. */
export function pause(state: State): Step {
  const { live } = state;
  if (live.frozen !== null) return stay({ ...state, live: { ...live, frozen: null } });
  if (live.latest === null) return stay(state);
  return stay({ ...state, live: { ...live, frozen: { sample: live.latest, since: live.latest.at } } });
}

export function toggleLock(state: State): Step {
  if (state.lock === null) {
    const lock = { reason: 'locked with L; L unlocks', opens: true };
    return stay(say({ ...state, lock }, 'plain', 'locked: nothing can be changed until L is pressed again'));
  }
  if (!state.lock.opens) return stay(say(state, 'warning', `cannot be unlocked: ${state.lock.reason}`));
  return stay(say({ ...state, lock: null }, 'plain', 'unlocked'));
}
