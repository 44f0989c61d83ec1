import { tableAfter } from '../domain/apply-change.ts';
import { emptyTable, type Table } from '../domain/table.ts';
import { changesOfLines } from './changes-of-lines.ts';
import type { LogEntry } from './journal/change-log.ts';
import type { Journal } from './journal/journal.ts';
import { type AppliedVersion, lastApplied } from './journal/kept-tables.ts';
import { trustState } from './journal/open-state.ts';
import { entriesOf, type OpenTable } from './open-table.ts';
import { unfinished } from './unfinished.ts';

/** What is known of the part that a target has in a table. */
export interface KnownTable {
  /**
   * The version of the target that was last applied, after what later changes towards the target made before they
   * failed or were stopped; null when the target was never applied.
   */
  readonly applied: Table | null;
  /** All that belongs to the target: besides that, what an interrupted change was meant to add. */
  readonly owned: Table;
  /** Whether a change was interrupted: any part of it may be in the table. */
  readonly isInterrupted: boolean;
}

/** Reads the journal. `target` is the absolute path of the target's file, or another stable name. */
export async function knownTable(table: Pick<OpenTable, 'journal' | 'lock'>, target: string): Promise<KnownTable> {
  const { journal } = table;
  if (journal === null || !(await trustState(journal)).ok)
    return { applied: null, owned: emptyTable, isInterrupted: false };
  const last = await lastApplied(journal, target);
  const entries = (await entriesOf(table)).filter((entry) => entry.table === journal.table);
  const made = await changesOfLines(ended(after(entries, last), journal, target).flatMap(({ commands }) => commands));
  const open = unfinished(entries, journal.table).filter(({ applies = target }) => applies === target);
  const meant = await changesOfLines(open.flatMap(({ planned, commands }) => planned ?? commands));
  const present = tableAfter(last?.table ?? emptyTable, made);
  const added = meant.filter(({ kind }) => kind === 'add-service' || kind === 'add-server');
  return { applied: last && present, owned: tableAfter(present, added), isInterrupted: open.length > 0 };
}

/** The entries after the change that applied a version; none if that is unknown. */
function after(entries: readonly LogEntry[], last: AppliedVersion | null): readonly LogEntry[] {
  if (last === null) return entries;
  return last.by === null ? [] : entries.slice(entries.findIndex(({ id }) => id === last.by) + 1);
}

/** The changes towards the target whose end is on record, but for those that were rolled back. */
function ended(entries: readonly LogEntry[], { life }: Journal, target: string): readonly LogEntry[] {
  return entries.filter(
    (entry) => entry.applies === target && entry.life === life && /^(done|failed|stopped)$/.test(entry.result),
  );
}
