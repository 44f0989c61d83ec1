import { type Observation, tableOf } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import { tableAfter } from '../../domain/apply-change.ts';
import { changesOfLines } from '../changes-of-lines.ts';
import type { Journal } from '../journal/journal.ts';
import { tableBefore } from '../journal/kept-tables.ts';
import { type LogEntry, logEntries } from '../journal/change-log.ts';
import { foundEnd } from '../unfinished.ts';
import { type MadeChange, nextOf } from './made-changes.ts';
import { undoPlan, type UndoPlan } from './undo-plan.ts';

/** What the log offers to undo, or to finish. */
export type UndoOffer =
  | ({ readonly kind: 'plan'; readonly entry: LogEntry; readonly interrupted: boolean } & UndoPlan)
  | { readonly kind: 'nothing' }
  /** It only zeroed counters, which nothing brings back. */
  | { readonly kind: 'not-undoable'; readonly entry: LogEntry }
  /** The table before it is no longer kept. */
  | { readonly kind: 'forgotten'; readonly entry: LogEntry };

/** How to go back to before the last recorded change that is not undone. */
export async function recordedUndo(journal: Journal, now: Observation): Promise<UndoOffer> {
  const deeds = await deedsOf(journal, now);
  const entry = nextOf(deeds).undo?.entry;
  if (!entry) return { kind: 'nothing' };
  if (entry.commands.every((line) => line.startsWith('-Z'))) return { kind: 'not-undoable', entry };
  const tables = await tablesOf(entry, entry.commands, journal);
  if (!tables) return { kind: 'forgotten', entry };
  return { kind: 'plan', entry, interrupted: isInterrupted(entry), ...undoPlan(tables.before, tables.after, now) };
}

/** How to run the steps that the last recorded change did not reach. */
export async function recordedRest(journal: Journal, now: Observation): Promise<UndoOffer> {
  const deeds = await deedsOf(journal, now);
  const entry = deeds.at(-1)?.entry;
  if (!entry || !isInterrupted(entry)) return { kind: 'nothing' };
  const wanted = await tablesOf(entry, entry.planned ?? [], journal);
  const found = await tablesOf(entry, entry.commands, journal);
  if (!wanted || !found) return { kind: 'forgotten', entry };
  return { kind: 'plan', entry, interrupted: true, ...undoPlan(wanted.after, found.after, now) };
}

function isInterrupted({ planned, commands, result }: LogEntry): boolean {
  return planned !== undefined && planned.length > commands.length && result !== 'undone';
}

async function deedsOf(
  journal: Journal,
  now: Observation,
): Promise<readonly (MadeChange & { readonly entry: LogEntry })[]> {
  const own = (await logEntries(journal)).filter(({ table }) => table === journal.table);
  const deeds: (MadeChange & { readonly entry: LogEntry })[] = [];
  for (const each of own) {
    const isOpen = each.result === 'begun' || each.result === 'unknown';
    const entry = isOpen ? await foundEnd(each, journal, tableOf(now)) : each;
    const { id, undoes, redoes, result, commands } = entry;
    deeds.push({
      id,
      undoes,
      redoes,
      whole: result === 'done',
      effective: commands.length > 0 && result !== 'undone',
      entry,
    });
  }
  return deeds;
}

async function tablesOf(
  entry: LogEntry,
  lines: readonly string[],
  journal: Journal,
): Promise<{ readonly before: Table; readonly after: Table } | null> {
  const before = await tableBefore(entry, journal);
  return before && { before, after: tableAfter(before, await changesOfLines(lines)) };
}
