import type { Observation } from '../domain/observation.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Director, DirectorFailure } from '../ports/director.ts';
import { type Changing, type ChangePorts, changeTable } from './change-table.ts';
import { type LogEntry, logEntries } from './journal/change-log.ts';
import type { Journal } from './journal/journal.ts';
import type { NotBegun, ChangeOutcome } from './change-outcome.ts';
import { type TableLock, withTableLock } from './table-lock.ts';

/** A table that was opened and read, for a change that may follow. */
export interface OpenTable {
  readonly director: Director;
  readonly observation: Observation;
  readonly journal: Journal | null;
  /** The lock that has been held since before the table was read; null if it was not asked for. */
  readonly lock: Result<TableLock & { readonly readAt: number }, NotBegun> | null;
}

/** The log of an open table: as it was read under the lock, where the lock is held. */
export async function entriesOf({ journal, lock }: Pick<OpenTable, 'journal' | 'lock'>): Promise<readonly LogEntry[]> {
  if (lock?.ok) return lock.value.entries;
  return journal ? logEntries(journal) : [];
}

export interface TableOpening {
  readonly open: () => Promise<Result<Director, DirectorFailure>>;
  readonly journal: Journal | null;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /**
   * Whether a change follows without a question: then the table is locked before it is read, and not read again before
   * the change. The lock is never held while a person is asked.
   */
  readonly changesAtOnce: boolean;
}

/** The director could not be opened, or its table could not be read; with its spec where it was open. */
export interface NotOpened {
  readonly failure: DirectorFailure;
  readonly spec?: string;
}

/** Opens a table, reads it, and runs work on it; the director is closed afterwards. */
export async function withOpenTable<Value>(
  opening: TableOpening,
  work: (table: OpenTable) => Promise<Value>,
): Promise<Result<Value, NotOpened>> {
  const { journal, clock, changesAtOnce } = opening;
  if (!changesAtOnce) return read(opening, (live) => work({ ...live, journal, lock: null }));
  const locked = await withTableLock(journal, ({ entries }) =>
    read(opening, (live) => work({ ...live, journal, lock: success({ entries, readAt: clock.now() }) })),
  );
  if (locked.ok) return locked.value;
  return read(opening, (live) => work({ ...live, journal, lock: locked }));
}

/** Changes a table that is open: what was read under the lock is what the change starts from. */
export async function changeOpenTable(
  { director, observation, journal, lock }: OpenTable,
  changing: Changing,
  ports: Omit<ChangePorts, 'director' | 'journal'>,
): Promise<ChangeOutcome> {
  const all = { ...ports, director, journal };
  if (lock === null) return changeTable(changing, all);
  if (!lock.ok) return { kind: 'not-begun', why: lock.failure };
  const isFresh = ports.clock.now() - lock.value.readAt < freshMs;
  return changeTable(changing, { ...all, lock: lock.value, ...(isFresh && { seen: observation }) });
}

/** Programs that know no lock may have changed the table since. */
const freshMs = 5000;

async function read<Value>(
  opening: TableOpening,
  work: (live: Pick<OpenTable, 'director' | 'observation'>) => Promise<Value>,
): Promise<Result<Value, NotOpened>> {
  const live = await openAndRead(opening);
  if (!live.ok) return live;
  try {
    return success(await work(live.value));
  } finally {
    await live.value.director.close();
  }
}

/** Opens a table and reads it; the caller closes the director. */
export async function openAndRead({
  open,
  signal,
}: Pick<TableOpening, 'open' | 'signal'>): Promise<Result<Pick<OpenTable, 'director' | 'observation'>, NotOpened>> {
  const opened = await open();
  if (!opened.ok) return failure({ failure: opened.failure });
  const director = opened.value;
  const observed = await director.observe(signal);
  if (observed.ok) return success({ director, observation: observed.value });
  await director.close();
  return failure({ failure: observed.failure, spec: director.spec.text });
}
