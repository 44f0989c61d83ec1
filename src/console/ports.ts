import type { FileFailure } from '../ports/files.ts';
import type { Clock } from '../ports/clock.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import type { Result } from '../domain/result.ts';
import type { Table } from '../domain/table.ts';
import type { Terminal } from '../ports/terminal.ts';
import type { Watch } from '../ports/watch.ts';
import type { ChangeLog } from './change-log.ts';
import type { WatchedRules } from './state.ts';

/** Everything outside that the console touches. */
export interface ConsolePorts {
  readonly director: Director;
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly watch: Watch;
  readonly log: ChangeLog;
  /** The table that a rules file leaves when it is read from an empty one. */
  readTarget(path: string): Promise<WatchedRules['found']>;
  /** Writes a table as rules; comments of an existing file stay. */
  save(path: string, table: Table): Promise<Result<void, FileFailure>>;
  /** Why a director could not do its work, in a sentence. */
  explain(failure: DirectorFailure): string;
  /** Ends the console from outside. */
  readonly interrupted: AbortSignal;
}
