import { emptyTable } from '../domain/table.ts';
import { noHistory } from '../live/history.ts';
import { noReplies } from '../live/replies.ts';
import type { TerminalSize } from '../ports/terminal.ts';
import { type Preferences, usualPreferences } from './preferences.ts';
import { nothingDrained } from './writing/drained.ts';
import type { Lock, ConsoleSource, State, TableView } from './state.ts';

/** The start parameters of the console. */
export interface ConsoleStart {
  readonly size: TerminalSize;
  readonly source: ConsoleSource;
  readonly lock: Lock | null;
  /** The file given with `--rules`. */
  readonly rules: string | null;
  readonly now: number;
  /** The specs of directors beside it. */
  readonly peers?: readonly string[];
  readonly preferences?: Partial<Preferences>;
}

/** The console before the first sample. */
export function initialState(start: ConsoleStart): State {
  const { size, source, lock, rules, now } = start;
  const preferences = { ...usualPreferences, ...start.preferences };
  return {
    size,
    source,
    preferences,
    now,
    live: {
      latest: null,
      frozen: null,
      history: noHistory,
      past: [],
      replies: noReplies,
      failure: null,
      startedAt: now,
    },
    peers: (start.peers ?? []).map((spec) => ({ spec, latest: null, failure: null })),
    evidence: {},
    view: 'table',
    helpSearch: '',
    back: 'table',
    previous: 'table',
    grid: 'table',
    table: freshGrid,
    parked: {},
    list: { top: 0 },
    panel: true,
    heads: true,
    compact: false,
    theme: preferences.theme,
    mouse: preferences.mouse,
    names: preferences.names,
    privacy: preferences.privacy,
    connections: null,
    dialog: null,
    entered: {},
    staged: [],
    stagedReasons: new Map(),
    stagedOn: emptyTable,
    weightsBefore: new Map(),
    drained: nothingDrained,
    journal: [],
    log: null,
    whatIf: null,
    accounted: null,
    elsewhere: [],
    ramps: [],
    queue: null,
    emptied: new Set(),
    rules: rules === null ? null : { path: rules, found: { kind: 'reading' }, changed: false },
    host: null,
    lock,
    replay: null,
    notice: simulatedNotice(source, size),
    busy: null,
  };
}

/** Why the table is simulated, until the first key; on a small screen the rows need the room. */
function simulatedNotice({ simulated }: ConsoleSource, { columns, rows }: TerminalSize): State['notice'] {
  if (simulated === null) return null;
  const text = `simulated: ${simulated}`;
  return rows >= 12 || text.length <= columns - 2 ? { tone: 'plain', text } : null;
}

/** The initial arrangement of a grid: nothing sorted, filtered, folded or marked. */
export const freshGrid: TableView = {
  cursor: null,
  place: 0,
  top: 0,
  left: 0,
  folded: new Set(),
  marks: new Set(),
  sort: null,
  held: null,
  filter: '',
  search: '',
  grouping: '',
  columns: null,
};
