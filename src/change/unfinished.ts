import type { Change } from '../domain/change.ts';
import type { Table } from '../domain/table.ts';
import { stepsMade } from '../plan/steps-made.ts';
import { changesOfLines } from './changes-of-lines.ts';
import type { Journal } from './journal/journal.ts';
import { tableBefore } from './journal/kept-tables.ts';
import { type LogEntry, logEntries, record } from './journal/change-log.ts';

/** The changes of a table that were begun and never ended. While one still runs, the lock of the table is held. */
export function unfinished(entries: readonly LogEntry[], table: string): readonly LogEntry[] {
  return entries.filter((entry) => entry.table === table && (entry.result === 'begun' || entry.result === 'unknown'));
}

/** An unfinished change as it turned out, by comparing the table before it with the table now. */
export async function foundEnd(entry: LogEntry, journal: Journal, now: Table): Promise<LogEntry> {
  const before = await tableBefore(entry, journal);
  const planned = entry.planned ?? entry.commands;
  const made = before ? stepsMade(before, await changesOfLines(planned), now) : [];
  const whole = made.length === planned.length;
  const why = 'interrupted before its end was recorded';
  const commands = made.flatMap((place) => planned[place] ?? []);
  return { ...entry, commands, result: whole ? 'done' : 'stopped', ...(!whole && { planned, why }) };
}

/** Records how unfinished changes turned out, so that they can be undone as others can. */
export async function settle(entries: readonly LogEntry[], journal: Journal, now: Table): Promise<void> {
  for (const entry of unfinished(entries, journal.table)) await record(await foundEnd(entry, journal, now), journal);
}

/** What unfinished changes were to add to a table: what of it is there is not an edit by hand. */
export async function addedByUnfinished(journal: Journal): Promise<readonly Change[]> {
  const open = unfinished(await logEntries(journal), journal.table);
  const changes = await changesOfLines(open.flatMap(({ planned, commands }) => planned ?? commands));
  return changes.filter(({ kind }) => kind === 'add-service' || kind === 'add-server');
}
