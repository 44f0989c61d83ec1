import type { TableSource } from '../sources/table-source.ts';
import type { LogEntry } from '../change/journal/change-log.ts';
import type { MadeChange } from '../change/undo/made-changes.ts';
import type { Change } from '../domain/change.ts';
import type { Connection, Observation } from '../domain/observation.ts';

import type { Table } from '../domain/table.ts';
import type { History } from '../live/history.ts';
import type { Replies } from '../live/replies.ts';
import type { RowId } from '../live/identity.ts';
import type { Sample } from '../live/sample.ts';
import type { ThemeName } from '../config/console-settings.ts';
import type { TerminalSize } from '../ports/terminal.ts';
import type { WeightsBefore } from './writing/weights-before.ts';
import type { DrainedWeights } from './writing/drained.ts';
import type { Dialog, PromptDialog } from './dialog.ts';
import type { Preferences } from './preferences.ts';
import type { ExaminedHost } from './examined-host.ts';
import type { HostEvidence } from './host-evidence.ts';
import type { DrainQueue } from './drain-queue.ts';
import type { FileProblem } from './file-problem.ts';
import type { Peer } from './peer.ts';
import type { Ramp } from './ramp.ts';
import type { WhatIf } from './what-if.ts';
import type { KernelSettings } from '../plan/kernel-settings.ts';

/** Everything that the screen is drawn from. There is no other state. */
export interface State {
  readonly size: TerminalSize;
  readonly source: ConsoleSource;
  readonly preferences: Preferences;
  /** Milliseconds since 1970, as of the last sample or tick. */
  readonly now: number;
  readonly live: Live;
  /** Directors beside the one that is shown. */
  readonly peers: readonly Peer[];
  /** What the hosts of the directors showed of their roles when they were last asked; 0 is the first director. */
  readonly evidence: Readonly<Record<number, HostEvidence & { readonly at: number }>>;
  readonly view: View;
  /** What is searched in the help; empty to show all of it. */
  readonly helpSearch: string;
  /** The view that Esc returns to. */
  readonly back: View;
  /** The tab shown before this one. */
  readonly previous: View;
  /** The grid shown last, and how it is arranged. */
  readonly grid: View;
  readonly table: TableView;
  /** The arrangement of the other grids: each has its own cursor, marks, sorting and filter. */
  readonly parked: Readonly<Partial<Record<View, TableView>>>;
  readonly list: ListView;
  /** Whether the row under the cursor is shown beside the grid, or below it. */
  readonly panel: boolean;
  /** Whether the column headers are shown. */
  readonly heads: boolean;
  /** Whether only rows, their heads and one row of keys are drawn below the title. */
  readonly compact: boolean;
  readonly theme: ThemeName;
  /** Whether clicks and the wheel act; the terminal's own selection then needs Shift. */
  readonly mouse: boolean;
  /** Whether names are shown instead of addresses. */
  readonly names: boolean;
  /** Whether the addresses of clients are hidden. */
  readonly privacy: boolean;
  readonly connections: readonly Connection[] | null;
  readonly dialog: Dialog | null;
  /** The history of each kind of prompt, newest last. */
  readonly entered: Readonly<Partial<Record<PromptDialog['purpose'], readonly string[]>>>;
  readonly staged: readonly Change[];
  /** Why a staged change is made, by its row, where the operator said it. */
  readonly stagedReasons: ReadonlyMap<RowId, string>;
  /** The table that each staged change was shown on. */
  readonly stagedOn: Table;
  /** For `W`. */
  readonly weightsBefore: WeightsBefore;
  /** For `e`. */
  readonly drained: DrainedWeights;
  readonly journal: readonly ChangeEntry[];
  /** The table as of the last change that is accounted for; null before the first sample. */
  readonly accounted: Observation | null;
  /** The log on disk, oldest first; null if none is kept, or before it was read. */
  readonly log: readonly LogEntry[] | null;
  /** What a simulation of the staged changes shows; null before it has ended. */
  readonly whatIf: WhatIf | null;
  /** Changes of the table that this console did not make, newest last. */
  readonly elsewhere: readonly ForeignChange[];
  /** Weights that go up in steps. */
  readonly ramps: readonly Ramp[];
  /** Servers to drain one after another; null if none wait. */
  readonly queue: DrainQueue | null;
  /** Drained servers that were reported as empty. */
  readonly emptied: ReadonlySet<RowId>;
  readonly rules: WatchedRules | null;
  /** What doctor found on the director's host; null before it was asked, and where the host is not known. */
  readonly host: ExaminedHost | null;
  /** Why changes are locked; null if they are allowed. */
  readonly lock: Lock | null;
  /** A recording instead of a director. */
  readonly replay: { readonly playing: boolean } | null;
  readonly notice: Notice | null;
  /** The current activity. */
  readonly busy: string | null;
}

/** Where the table comes from. */
export interface ConsoleSource {
  /** A director's spec. */
  readonly spec: string;
  /** Why the table is simulated; null for a real one. */
  readonly simulated: string | null;
  /** The file of a recording, where one is shown. */
  readonly recorded?: string;
  /** Milliseconds between two samples. */
  readonly intervalMs: number;
  /** Known settings of the kernel that holds the table, for the impact of changes. */
  readonly kernel: KernelSettings;
}

export interface Live {
  readonly latest: Sample | null;
  /** The sample shown while paused. */
  readonly frozen: { readonly sample: Sample; readonly since: number } | null;
  readonly history: History;
  /** The last samples, to go back to; the latest is the last of them. */
  readonly past: readonly Sample[];
  readonly replies: Replies;
  /** Why the last sample failed. */
  readonly failure: string | null;
  /** When reading began: the age of a table that was never read. */
  readonly startedAt: number;
}

/** The id of a view in the registry, or `detail` or `help`. */
export type View = string;

export interface TableView {
  /** The row under the cursor, by identity, so that it stays when other rows come and go. */
  readonly cursor: RowId | null;
  /** The last position of the cursor, in case its row disappears. */
  readonly place: number;
  readonly top: number;
  /** Columns scrolled out of view. */
  readonly left: number;
  readonly folded: ReadonlySet<RowId>;
  readonly marks: ReadonlySet<RowId>;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** The places at which rows stay while their figures change; null if sorting moves them. */
  readonly held: ReadonlyMap<RowId, number> | null;
  readonly filter: string;
  readonly search: string;
  /** By what rows are grouped, in grids that can; empty for not at all. */
  readonly grouping: string;
  /** The names of the columns shown, in their order; null for all. */
  readonly columns: readonly string[] | null;
}

/** Scroll positions of the other views. */
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

/** An attempted change and its outcome. */
export interface ChangeEntry extends MadeChange {
  readonly at: number;
  readonly title: string;
  readonly lines: readonly JournalLine[];
  /** What it changed, before and after. */
  readonly before: Table;
  readonly after: Table;
  readonly undone: boolean;
  /** Why the operator made it. */
  readonly reason?: string;
}

/** A change that another operator made. */
export interface ForeignChange {
  readonly at: number;
  readonly text: string;
  /** The rows that it changed. */
  readonly rows: readonly RowId[];
}

export interface JournalLine {
  readonly line: string;
  /** Null on success; otherwise the director's message. */
  readonly refused: string | null;
}

/** The file given with `--rules`. */
export interface WatchedRules {
  readonly path: string;
  readonly found:
    | { readonly kind: 'reading' }
    | { readonly kind: 'unreadable'; readonly reason: string; readonly problems: readonly FileProblem[] }
    | {
        readonly kind: 'table';
        readonly table: Table;
        readonly problems: readonly FileProblem[];
        /** Where the file is not rules: what its health checks may have done to a live table. */
        readonly source?: TableSource;
      };
  /** The file changed after the console started, and has not been viewed yet. */
  readonly changed: boolean;
}
