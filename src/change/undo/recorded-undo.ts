import { tableAfter } from '../../domain/apply-change.ts';
import { type Observation, tableOf } from '../../domain/observation.ts';
import type { Table } from '../../domain/table.ts';
import { changesOfLines } from '../changes-of-lines.ts';
import type { Journal } from '../journal/journal.ts';
import { tableBefore } from '../journal/kept-tables.ts';
import { type LogEntry, logEntries } from '../journal/change-log.ts';
import { foundEnd } from '../unfinished.ts';
import { type MadeChange, nextOf } from './made-changes.ts';
import { undoPlan, type UndoPlan } from './undo-plan.ts';

/** What the log offers to undo, to make again, or to finish. */
export type UndoOffer =
  | ({ readonly kind: 'plan'; readonly entry: LogEntry; readonly interrupted: boolean } & UndoPlan)
  | { readonly kind: 'nothing' }
  /** It only zeroed counters, which nothing brings back. */
  | { readonly kind: 'not-undoable'; readonly entry: LogEntry }
  /** The table before it is no longer kept. */
  | { readonly kind: 'forgotten'; readonly entry: LogEntry };

/** How to go back behind the last change on record that is not undone. */
export async function recordedUndo(journal: Journal, now: Observation): Promise<UndoOffer> {
  const found = await recordedChanges(journal, now);
  const entry = nextOf(found.changes).undo?.entry;
  if (!entry) return { kind: 'nothing' };
  if (entry.commands.every((line) => line.startsWith('-Z'))) return { kind: 'not-undoable', entry };
  const tables = await found.tablesOf(entry);
  if (!tables) return { kind: 'forgotten', entry };
  return { kind: 'plan', entry, interrupted: isInterrupted(entry), ...undoPlan(tables.before, tables.after, now) };
}

/** How to make the change again that was undone last. */
export async function recordedRedo(journal: Journal, now: Observation): Promise<UndoOffer> {
  const found = await recordedChanges(journal, now);
  const entry = nextOf(found.changes).redo?.entry;
  if (!entry) return { kind: 'nothing' };
  const tables = await found.tablesOf(entry);
  if (!tables) return { kind: 'forgotten', entry };
  return { kind: 'plan', entry, interrupted: false, ...undoPlan(tables.after, tables.before, now) };
}

/** How to run the steps that the last change on record did not come to. */
export async function recordedRest(journal: Journal, now: Observation): Promise<UndoOffer> {
  const { changes } = await recordedChanges(journal, now);
  const entry = changes.at(-1)?.entry;
  if (!entry || !isInterrupted(entry)) return { kind: 'nothing' };
  const before = await tableBefore(entry, journal);
  if (!before) return { kind: 'forgotten', entry };
  const wanted = tableAfter(before, await changesOfLines(entry.planned ?? []));
  const found = tableAfter(before, await changesOfLines(entry.commands));
  return { kind: 'plan', entry, interrupted: true, ...undoPlan(wanted, found, now) };
}

function isInterrupted({ planned, commands, result }: LogEntry): boolean {
  return planned !== undefined && planned.length > commands.length && result !== 'undone';
}

interface RecordedChanges {
  readonly changes: readonly (MadeChange & { readonly entry: LogEntry })[];
  /** The table before a change and after it; null when the one before is no longer kept. */
  readonly tablesOf: (entry: LogEntry) => Promise<{ readonly before: Table; readonly after: Table } | null>;
}

async function recordedChanges(journal: Journal, now: Observation): Promise<RecordedChanges> {
  const changes: (MadeChange & { readonly entry: LogEntry })[] = [];
  for (const each of await logEntries(journal)) {
    if (each.table !== journal.table) continue;
    const isOpen = each.result === 'begun' || each.result === 'unknown';
    const entry = isOpen ? await foundEnd(each, journal, tableOf(now)) : each;
    const { id, undoes, redoes, finishes, result, commands } = entry;
    const effective = commands.length > 0 && result !== 'undone';
    changes.push({
      id,
      undoes,
      redoes,
      finishes,
      whole: result === 'done' && entry.partial !== true,
      effective,
      entry,
    });
  }
  const entries = new Map(changes.map(({ entry }) => [entry.id, entry]));
  return { changes, tablesOf: (entry) => tablesOf(entry, entries, journal) };
}

/** A change that finished another begins where that one began. */
async function tablesOf(entry: LogEntry, entries: ReadonlyMap<string, LogEntry>, journal: Journal) {
  const parts = [entry];
  for (let part = entry; part.finishes !== undefined;) {
    const first = entries.get(part.finishes);
    if (!first || parts.includes(first)) break;
    parts.unshift(first);
    part = first;
  }
  const [first = entry] = parts;
  const before = await tableBefore(first, journal);
  const lines = parts.flatMap(({ commands }) => commands);
  return before && { before, after: tableAfter(before, await changesOfLines(lines)) };
}
