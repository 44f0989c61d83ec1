import { dockLines } from './dock/dock.ts';
import { staleness } from './freshness.ts';
import type { State } from './state.ts';

/** How the rows of the screen are allocated, from top to bottom. */
export interface Layout {
  readonly columns: number;
  readonly banner: 0 | 1;
  readonly title: 0 | 1;
  /** The views, and how the rows are arranged. */
  readonly tabs: 0 | 1;
  /** A blank row if there is room. */
  readonly air: 0 | 1;
  readonly heads: 0 | 1;
  readonly body: number;
  readonly dock: number;
  readonly hints: 0 | 1;
}

/** Dialogs take rows from the table, and the table takes rows from decoration. */
export function layout(state: State): Layout {
  const { columns, rows } = state.size;
  const simulated = state.source.simulated !== null;
  const banner = simulated && rows >= 7 ? 1 : 0;
  const hints = rows >= 4 ? 1 : 0;
  const title = rows >= 3 || (rows >= 1 && (simulated || staleness(state) !== null)) ? 1 : 0;
  const heads = rows >= 6 ? 1 : 0;
  const tabs = rows >= 12 && columns >= 40 ? 1 : 0;
  const air = rows >= 20 ? 1 : 0;
  const room = Math.max(0, rows - banner - hints - title - heads - tabs - air);
  const most = state.dialog?.kind === 'prompt' ? room : Math.max(room - 3, Math.min(room, 5));
  const dock = Math.min(most, dockLines(state, columns, most).length);
  return { columns, banner, title, tabs, air, heads, body: room - dock, dock, hints };
}
