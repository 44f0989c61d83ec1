import type { Clock } from '../ports/clock.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import type { Observation } from '../domain/observation.ts';
import type { Result } from '../domain/result.ts';
import type { Terminal } from '../ports/terminal.ts';
import type { Watch } from '../ports/watch.ts';
import type { Journal } from '../change/journal/journal.ts';
import type { Policy } from '../config/policy.ts';
import type { DoctorReport } from '../report/doctor/doctor-report.ts';
import type { HostEvidence } from './host-evidence.ts';
import type { AddressNames } from './address-names.ts';
import type { KeptLines, KeptPurpose } from './kept-lines.ts';
import type { WatchedRules } from './state.ts';

/** A director beside the one that is shown. */
export interface PeerPorts {
  readonly director: Director;
  /** Where its changes are recorded. */
  readonly journal: Journal | null;
  /** Why it could not do its work, in a sentence. */
  explain(failure: DirectorFailure): string;
  /** What its host shows of its role; absent if the host is not known. */
  readonly evidence?: (observation: Observation) => Promise<HostEvidence>;
}

/** Everything that the console needs from outside. */
export interface ConsolePorts {
  readonly director: Director;
  /** Directors beside it. */
  readonly peers?: readonly PeerPorts[];
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly watch: Watch;
  /** Where changes are recorded; null for a table that ends with the console. */
  readonly journal: Journal | null;
  /** Who makes changes, for the log. */
  readonly who: string;
  readonly policies: readonly Policy[];
  /** Share of its capacity, 0 to 1, that each service must keep. */
  readonly leastCapacity?: number | undefined;
  /** The table that a rules file leaves when it is read from an empty one. */
  readTarget(path: string): Promise<WatchedRules['found']>;
  /**
   * Writes the services as rules; comments and order of an existing file are kept. `exists`: the file exists and must
   * not be changed, so nothing was written. A failure is a sentence.
   */
  save(path: string, observation: Observation, overwrite: boolean): Promise<Result<'saved' | 'exists', string>>;
  /** Writes a recording, or a view; `exists` as for `save`. */
  record(path: string, text: string, overwrite: boolean): Promise<Result<'saved' | 'exists', string>>;
  /** The lines of prompts that are kept between runs; absent if none are. */
  readonly lines?: {
    read(): Promise<KeptLines>;
    keep(purpose: KeptPurpose, line: string): Promise<void>;
  };
  /** The files that name addresses, and how they are read again; absent if the names do not change. */
  readonly names?: { readonly paths: readonly string[]; read(): Promise<AddressNames> };
  /** The paths that begin with a word, as an operator would type them; folders end in a slash. */
  readonly paths?: (word: string) => Promise<readonly string[]>;
  /** Why a director could not do its work, in a sentence. */
  explain(failure: DirectorFailure): string;
  /** What its host shows of its role; absent if the host is not known. */
  readonly evidence?: (observation: Observation) => Promise<HostEvidence>;
  /** What doctor finds on the director's host, or why it cannot look, in a sentence; null if the host is not known. */
  readonly examine?: (() => Promise<Result<DoctorReport, string>>) | null;
  /** Aborts the console from outside. */
  readonly interrupted: AbortSignal;
}
