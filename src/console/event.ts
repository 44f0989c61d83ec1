import type { Applied } from '../change/apply/apply-plan.ts';
import type { LogEntry } from '../change/journal/change-log.ts';
import type { Connection, Observation } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import type { TerminalSize } from '../ports/terminal.ts';
import type { HostEvidence } from './host-evidence.ts';
import type { EndedChange } from '../change/change-outcome.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from './dialog.ts';
import type { ExaminedHost } from './examined-host.ts';
import type { Change } from '../domain/change.ts';
import type { Result } from '../domain/result.ts';
import type { AddressNames } from './address-names.ts';
import type { KeptLines } from './kept-lines.ts';
import type { InputEvent } from './key.ts';
import type { WatchedRules } from './state.ts';
import type { WhatIf } from './what-if.ts';

/** Events of the console: keys, and the answers to its effects. */
export type ConsoleEvent =
  | InputEvent
  /** Time passed. */
  | { readonly kind: 'tick'; readonly at: number }
  | { readonly kind: 'resized'; readonly size: TerminalSize }
  | { readonly kind: 'observed'; readonly at: number; readonly observation: Observation }
  | { readonly kind: 'not-observed'; readonly at: number; readonly reason: string }
  | {
      readonly kind: 'peer-observed';
      /** Its place among the directors beside the first. */
      readonly place: number;
      readonly at: number;
      readonly seen: Result<Observation, string>;
    }
  | { readonly kind: 'connections'; readonly connections: readonly Connection[] }
  | {
      readonly kind: 'applied';
      readonly at: number;
      readonly proposal: Proposal;
      /** Its id in the log; null if it has none. */
      readonly id: string | null;
      readonly applied: Applied;
      /** The table after it; null if it could not be read. */
      readonly observation: Observation | null;
      /** What went wrong, in sentences. */
      readonly problems: readonly string[];
    }
  | { readonly kind: 'not-applied'; readonly at: number; readonly proposal: Proposal; readonly reason: string }
  | {
      readonly kind: 'rolled-out';
      readonly at: number;
      readonly proposal: Proposal;
      /** Every director was changed and verified. */
      readonly whole: boolean;
      /** Whether any stage was begun. */
      readonly begun: boolean;
      /** What became of it, in sentences. */
      readonly said: string;
      /** The stages of the first director; null for one that was not begun. */
      readonly first: readonly { readonly plan: Plan; readonly outcome: EndedChange | null }[];
    }
  /** What the host of a director, 0 for the first, shows of its role. */
  | { readonly kind: 'evidence'; readonly place: number; readonly found: HostEvidence }
  /** `beyondRules` counts the real servers that were written as the nearest rule. */
  | { readonly kind: 'saved'; readonly path: string; readonly services: number; readonly beyondRules: number }
  /** Nothing was written: the operator must agree first. */
  | { readonly kind: 'save-exists'; readonly path: string; readonly what: 'rules' | 'recording' }
  | { readonly kind: 'dumped'; readonly path: string; readonly rows: number }
  | { readonly kind: 'recorded'; readonly path: string; readonly samples: number }
  /** A change that was interrupted before the console started, and the ways on from it. */
  | {
      readonly kind: 'unfinished';
      readonly words: string;
      readonly finish: Proposal | null;
      readonly rollBack: Proposal | null;
    }
  /** Null: no log is kept. */
  | { readonly kind: 'log-read'; readonly entries: readonly LogEntry[] | null }
  /** Null: there is nothing to undo or redo, for the reason given. */
  | { readonly kind: 'undo-read'; readonly proposal: Proposal | null; readonly said: string }
  | { readonly kind: 'line-read'; readonly line: string; readonly read: Result<readonly Change[], string> }
  | { readonly kind: 'lines-read'; readonly lines: KeptLines }
  /** Paths that begin with a word. */
  | { readonly kind: 'files-listed'; readonly word: string; readonly paths: readonly string[] }
  /** The names of addresses, read again. */
  | { readonly kind: 'named'; readonly nameOf: AddressNames }
  /** Nothing is left to say. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'examined'; readonly host: ExaminedHost | null }
  | { readonly kind: 'what-if'; readonly found: WhatIf }
  | { readonly kind: 'fix-read'; readonly title: string; readonly table: Table }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'rules-read'; readonly found: WatchedRules['found']; readonly changed: boolean }
  | { readonly kind: 'target-read'; readonly path: string; readonly found: WatchedRules['found'] };
