import type { Line } from '../paint/line.ts';
import { cursorRow } from '../selectors.ts';
import type { State } from '../state.ts';
import { connectionHead, connectionLines } from './connections.ts';
import { detailLines } from './detail.ts';
import { helpLines } from './help.ts';
import { logLines } from './log.ts';

/** A view that is scrolled as a whole, below a head that stays. */
export interface Page {
  readonly head: readonly Line[];
  readonly lines: readonly Line[];
}

export function pageOf(state: State): Page {
  const { columns } = state.size;
  switch (state.view) {
    case 'table':
      return { head: [], lines: [] };
    case 'help':
      return { head: [], lines: helpLines(state) };
    case 'log':
      return { head: [], lines: logLines(state.journal, columns) };
    case 'connections':
      return {
        head: [connectionHead(columns)],
        lines: connectionLines(state.connections, columns, state.table.filter),
      };
    case 'detail': {
      const row = cursorRow(state);
      return { head: [], lines: row === null ? [] : detailLines(row, state.live.history, columns) };
    }
  }
}

/** The line that is the first one shown when the last one is the last shown. */
export function furthestTop({ head, lines }: Page, height: number): number {
  return Math.max(0, lines.length - Math.max(1, height - head.length));
}
