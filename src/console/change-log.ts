import type { Change } from '../domain/change.ts';
import { type Result, success } from '../domain/result.ts';
import type { Table } from '../domain/table.ts';

/** What outlives the console of the changes made in it. A failure is a sentence. */
export interface ChangeLog {
  /** Does the work while no other lvsrules changes the table. */
  alone<Value>(work: () => Promise<Value>): Promise<Result<Value, string>>;
  /** Keeps the table as it was, so that the change can be taken back later; gives back the change's name. */
  keep(before: Table): Promise<Result<string, string>>;
  record(id: string, change: RecordedChange): Promise<Result<void, string>>;
}

export interface RecordedChange {
  readonly title: string;
  readonly changes: readonly Change[];
  readonly before: Table;
  /** Null when the table could not be read again. */
  readonly after: Table | null;
  /** Why not all of it came about; null when it did. */
  readonly failure: string | null;
}

/** For a table that ends with the console. */
export const forgetfulLog: ChangeLog = {
  alone: async (work) => success(await work()),
  keep: () => Promise.resolve(success('')),
  record: () => Promise.resolve(success(undefined)),
};
