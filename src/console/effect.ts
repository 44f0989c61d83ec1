import type { Observation } from '../domain/observation.ts';
import type { Proposal } from './dialog.ts';
import type { Table } from '../domain/table.ts';
import type { Sample } from '../live/sample.ts';
import type { RecordingHead } from '../report/recording/recording-text.ts';
import type { KeptPurpose } from './kept-lines.ts';
import type { State } from './state.ts';

/** Side effects of the console, as data; the shell performs them and answers with events. */
export type ConsoleEffect =
  | { readonly kind: 'observe' }
  | { readonly kind: 'observe-peer'; readonly place: number }
  | { readonly kind: 'connections' }
  | { readonly kind: 'apply'; readonly proposal: Proposal }
  /** Asks the host of a director, 0 for the first, what tells its role. */
  | { readonly kind: 'read-evidence'; readonly place: number; readonly observation: Observation }
  | {
      readonly kind: 'save';
      readonly path: string;
      readonly observation: Observation;
      /** The operator agreed to overwrite an existing file. */
      readonly overwrite: boolean;
    }
  | {
      readonly kind: 'record';
      readonly path: string;
      readonly head: RecordingHead;
      readonly samples: readonly Sample[];
      readonly overwrite: boolean;
    }
  | { readonly kind: 'read-target'; readonly path: string }
  /** Reads the rules that lint has fixed; they become a table. */
  | { readonly kind: 'read-fix'; readonly title: string; readonly rules: string }
  /** Asks what a line of ipvsadm would change. */
  | { readonly kind: 'read-line'; readonly line: string; readonly table: Table }
  /** Keeps a line of a prompt for later runs. */
  | { readonly kind: 'keep-line'; readonly purpose: KeptPurpose; readonly line: string }
  | { readonly kind: 'read-lines' }
  | { readonly kind: 'list-files'; readonly word: string }
  | { readonly kind: 'read-log' }
  /** Examines the director's host. */
  | { readonly kind: 'examine' }
  /** Asks the log on disk what undo or redo would do next. */
  | { readonly kind: 'read-undo'; readonly way: 'undo' | 'redo'; readonly observation: Observation }
  | { readonly kind: 'what-if'; readonly before: Table; readonly after: Table; readonly perSecond: number }
  /** Writes the view to a new file. */
  | { readonly kind: 'dump'; readonly path: string; readonly state: State }
  | { readonly kind: 'copy'; readonly text: string }
  /** Whether the terminal reports clicks and the wheel. */
  | { readonly kind: 'mouse'; readonly on: boolean }
  | { readonly kind: 'redraw' }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'quit' };

/** A state and its effects. */
export type Transition = readonly [State, readonly ConsoleEffect[]];

export function stay(state: State): Transition {
  return [state, []];
}
