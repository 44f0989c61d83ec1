import { cursorRow } from '../selectors.ts';
import { nothingSeen } from '../rows/arrangement.ts';
import type { State } from '../state.ts';
import { gridOf } from '../view-registry.ts';
import { lines } from '../writing/change-lines.ts';
import { type Transition, stay } from '../effect.ts';
import { say } from './say.ts';

/** Copies the name of the row under the cursor; that of a hidden client stays hidden. */
export function copyName(state: State): Transition {
  const row = cursorRow(state);
  const [column] = gridOf(state).columns;
  if (row === null || column === undefined) return stay(state);
  const hidden = state.privacy ? (column.hidden?.(row) ?? null) : null;
  if (hidden !== null) return stay(say(state, 'warning', 'clients are hidden; P shows them'));
  return copied(state, column.cell(row, nothingSeen).text);
}

/** Copies the lines of everything staged, as a shell runs them. */
export function copyStaged(state: State): Transition {
  const commands = lines(state.staged).map((text) => `ipvsadm ${text}\n`);
  return copied(state, commands.join(''), `${commands.length} ${commands.length === 1 ? 'line' : 'lines'}`);
}

function copied(state: State, text: string, shown = text): Transition {
  return [say(state, 'plain', `copied to the clipboard: ${shown}`), [{ kind: 'copy', text }]];
}
