import type { LogEntry } from './journal/change-log.ts';
import type { StateFolder } from './journal/journal.ts';
import { lockPath } from './table-lock.ts';

/** The ids of changes that are being made right now: the last one begun in a table whose lock is held. */
export async function runningChanges(entries: readonly LogEntry[], state: StateFolder): Promise<ReadonlySet<string>> {
  const last = new Map(entries.map((entry) => [entry.table, entry]));
  const running = new Set<string>();
  for (const { id, table, result } of last.values()) {
    if (result === 'begun' && (await state.files.isLocked(lockPath({ ...state, table })))) running.add(id);
  }
  return running;
}
