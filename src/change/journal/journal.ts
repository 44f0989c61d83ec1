import type { Files } from '../../ports/files.ts';

/** Where changes are recorded: the log of all tables, and one folder for each table. */
export interface StateFolder {
  readonly files: Files;
  /** Its absolute path. */
  readonly directory: string;
  /** The user id of the caller: only what belongs to it, or to root, is believed. */
  readonly user: number;
}

/** The part of it that belongs to one table. */
export interface Journal extends StateFolder {
  /** The name of the table: one for each table that can be changed, whatever the director is called. */
  readonly table: string;
  /** The boot and the namespace that the table lives in; what was applied before them is gone with them. */
  readonly life?: string;
}

/** Where the tables that belong to a journal are kept. */
export function tableFolder({ directory, table }: Journal): string {
  return `${directory}/${table}`;
}
