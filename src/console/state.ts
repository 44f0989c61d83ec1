import type { MadeChange } from '../change/undo/made-changes.ts';
import type { Change } from '../domain/change.ts';
import type { Connection } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import type { History } from '../live/history.ts';
import type { RowId } from '../live/identity.ts';
import type { Sample } from '../live/sample.ts';
import type { TerminalSize } from '../ports/terminal.ts';
import type { DrainedWeights } from './writing/drained.ts';
import type { Dialog, PromptDialog } from './dialog.ts';
import type { KernelSettings } from '../plan/impact/kernel-settings.ts';

/** Everything the screen is drawn from. Nothing else is remembered anywhere. */
export interface State {
  readonly size: TerminalSize;
  readonly source: ConsoleSource;
  /** Milliseconds since 1970, as of the last sample or tick. */
  readonly now: number;
  readonly live: Live;
  readonly view: View;
  /** Where Esc leads back to. */
  readonly back: View;
  /** The grid shown last, and how it is arranged. */
  readonly grid: GridId;
  readonly table: TableView;
  /** The arrangement of each other grid that was shown before: each has its own cursor, marks, sorting and filter. */
  readonly parked: Readonly<Partial<Record<GridId, TableView>>>;
  readonly list: ListView;
  readonly connections: readonly Connection[] | null;
  readonly dialog: Dialog | null;
  /** What was entered in each kind of prompt, the latest last. */
  readonly entered: Readonly<Partial<Record<PromptDialog['purpose'], readonly string[]>>>;
  readonly staged: readonly Change[];
  /** The table as each staged change was shown on it. */
  readonly stagedOn: Table;
  /** For `e`. */
  readonly drained: DrainedWeights;
  readonly journal: readonly ChangeEntry[];
  readonly rules: WatchedRules | null;
  /** Why nothing may be written; null where it may. */
  readonly lock: Lock | null;
  readonly notice: Notice | null;
  /** What is being done right now. */
  readonly busy: string | null;
}

/** Where the table comes from. */
export interface ConsoleSource {
  /** A director's spec. */
  readonly spec: string;
  /** Why the table is a simulated one; null for a real one. */
  readonly simulated: string | null;
  /** Milliseconds between two samples. */
  readonly intervalMs: number;
  /** What is known of the kernel that holds the table, for the impact of changes. */
  readonly kernel: KernelSettings;
}

export interface Live {
  readonly latest: Sample | null;
  /** What is shown while the operator paused. */
  readonly frozen: { readonly sample: Sample; readonly since: number } | null;
  readonly history: History;
  /** Why the last sample could not be taken. */
  readonly failure: string | null;
  /** When reading began: the age of a table that was never read. */
  readonly startedAt: number;
}

export const views = ['table', 'servers', 'connections', 'plan', 'problems', 'sync', 'log', 'detail', 'help'] as const;
export type View = (typeof views)[number];

/** The views whose rows have a cursor. */
export const grids = ['table', 'servers'] as const satisfies readonly View[];
export type GridId = (typeof grids)[number];

export function isGrid(view: View): view is GridId {
  return (grids as readonly View[]).includes(view);
}

export interface TableView {
  /** The row that the cursor is on: known by what it is, so that it stays when others come and go. */
  readonly cursor: RowId | null;
  /** Where the cursor was, for when its row goes away. */
  readonly place: number;
  readonly top: number;
  /** Columns scrolled away. */
  readonly left: number;
  readonly folded: ReadonlySet<RowId>;
  readonly marks: ReadonlySet<RowId>;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  readonly filter: string;
  readonly search: string;
}

/** How far the other views are scrolled. */
export interface ListView {
  readonly top: number;
}

export interface Lock {
  readonly reason: string;
  /** Whether `L` opens it. */
  readonly opens: boolean;
}

export interface Notice {
  readonly tone: 'good' | 'warning' | 'danger' | 'plain';
  readonly text: string;
}

/** A change that was tried, and what became of it. */
export interface ChangeEntry extends MadeChange {
  readonly at: number;
  readonly title: string;
  readonly lines: readonly JournalLine[];
  /** What it touched, before and after. */
  readonly before: Table;
  readonly after: Table;
  readonly undone: boolean;
}

export interface JournalLine {
  readonly line: string;
  /** Null when it was taken; otherwise what the director said. */
  readonly refused: string | null;
}

/** The file given with `--rules`. */
export interface WatchedRules {
  readonly path: string;
  readonly found:
    | { readonly kind: 'reading' }
    | { readonly kind: 'unreadable'; readonly reason: string }
    | { readonly kind: 'table'; readonly table: Table; readonly faults: number };
  /** The file changed after the console started, and nobody looked at it yet. */
  readonly changed: boolean;
}
