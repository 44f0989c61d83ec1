import type { Files } from '../../ports/files.ts';

/** Where changes are recorded: the log of all tables, and one folder for each table. */
export interface StateFolder {
  readonly files: Files;
  /** Its absolute path. */
  readonly directory: string;
  /** The user id of the caller: only files of that user or root are trusted. */
  readonly user: number;
}

/** The part of the journal for one table. */
export interface Journal extends StateFolder {
  /** The name of the table: one per table that can be changed, whichever spec named its director. */
  readonly table: string;
  /** The boot and network namespace of the table; what was applied in an earlier one is gone. */
  readonly life?: string;
}

/** Where the backups of a journal are kept. */
export function tableFolder({ directory, table }: Journal): string {
  return `${directory}/${table}`;
}
