import type { Grid } from './grid.ts';
import type { StyledLine } from './paint/line.ts';
import type { State, View } from './state.ts';

/** A view and its properties: either a grid or a page. */
export interface ViewSpec {
  readonly id: View;
  /** Its tab. */
  readonly title: string;
  /** The key that shows it. */
  readonly key: string;
  /** What it shows, for the help. */
  readonly help: string;
  /** How it is read and what to do in it, for the help. */
  readonly prose: string;
  /**
   * It needs the connection table, which is read with every sample, or the log on disk or an examination of the host,
   * which are read when it is shown.
   */
  readonly needs?: 'connections' | 'log' | 'host';
  /** Whether it has a tab now; absent: always. */
  readonly isShown?: (state: State) => boolean;
  /** Why its key is blocked now; null if it is not. */
  readonly blocked?: (state: State) => string | null;
  /** A count for its tab, or empty. */
  readonly badge?: (state: State) => string;
  readonly grid?: Grid;
  readonly page?: (state: State) => ScrolledPage;
}

/** A view that scrolls as a whole, below a fixed header. */
export interface ScrolledPage {
  readonly head: readonly StyledLine[];
  readonly lines: readonly StyledLine[];
}
