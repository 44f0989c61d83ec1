import { failure, type Result, success } from '../domain/result.ts';
import type { Journal } from './journal/journal.ts';
import { type LogEntry, logEntries } from './journal/change-log.ts';
import { openState } from './journal/open-state.ts';
import type { NotBegun } from './change-outcome.ts';

/** The lock of a table, while it is held: proof that no other lvsrules changes the table. */
export interface TableLock {
  readonly entries: readonly LogEntry[];
}

/** Runs work under the lock of a table; why it could not be taken otherwise. A table without a journal needs no lock. */
export async function withTableLock<Value>(
  journal: Journal | null,
  work: (lock: TableLock) => Promise<Value>,
): Promise<Result<Value, NotBegun>> {
  if (journal === null) return success(await work({ entries: [] }));
  const opened = await openState(journal);
  if (!opened.ok) {
    if (opened.failure.kind === 'distrusted') return failure(opened.failure);
    return failure({ kind: 'no-record', failure: opened.failure.failure });
  }
  const locked = await journal.files.locked(lockPath(journal), lockWaitMs, async () =>
    work({ entries: await logEntries(journal) }),
  );
  if (locked.ok) return locked;
  return failure({ kind: locked.failure.code === 'ELOCKED' ? 'locked' : 'no-record', failure: locked.failure });
}

export function lockPath({ directory, table }: Pick<Journal, 'directory' | 'table'>): string {
  return `${directory}/${table}.lock`;
}

const lockWaitMs = 5000;
