import type { Table } from '../domain/table.ts';
import { stepsMade } from '../plan/steps-made.ts';
import { changesOfLines } from './changes-of-lines.ts';
import type { Journal } from './journal/journal.ts';
import { tableBefore } from './journal/kept-tables.ts';
import { type LogEntry, record } from './journal/change-log.ts';

/** The changes of a table that began and never ended. One that is still running holds the table's lock. */
export function unfinished(entries: readonly LogEntry[], table: string): readonly LogEntry[] {
  return entries.filter((entry) => entry.table === table && (entry.result === 'begun' || entry.result === 'unknown'));
}

/** What an unfinished change did, found by comparing the table before it with the table now. */
export async function foundEnd(entry: LogEntry, journal: Journal, now: Table): Promise<LogEntry> {
  const before = await tableBefore(entry, journal);
  const planned = entry.planned ?? entry.commands;
  const made = before ? stepsMade(before, await changesOfLines(planned), now) : [];
  const whole = made.length === planned.length;
  const why = 'interrupted before its end was recorded';
  const commands = made.flatMap((place) => planned[place] ?? []);
  return { ...entry, commands, result: whole ? 'done' : 'stopped', ...(!whole && { planned, why }) };
}

/** Records what unfinished changes did, so that they can be undone like others. */
export async function settle(entries: readonly LogEntry[], journal: Journal, now: Table): Promise<void> {
  for (const entry of unfinished(entries, journal.table)) await record(await foundEnd(entry, journal, now), journal);
}
