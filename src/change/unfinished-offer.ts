import type { Observation } from '../domain/observation.ts';
import type { Result } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { type LogEntry, logEntries } from './journal/change-log.ts';
import type { Journal } from './journal/journal.ts';
import { trustState } from './journal/open-state.ts';
import { runningChanges } from './running.ts';
import { recordedRest, recordedUndo, type UndoOffer } from './undo/recorded-undo.ts';
import type { UndoPlan } from './undo/undo-plan.ts';
import { unfinished } from './unfinished.ts';

/** A change that was interrupted, and the ways on from it. */
export interface UnfinishedOffer {
  readonly entry: LogEntry;
  /** The table that both plans start from. */
  readonly observation: Observation;
  /** Null if no step is left, or the table from before it is no longer kept. */
  readonly finish: UndoPlan | null;
  /** Null if no step was made. */
  readonly rollBack: UndoPlan | null;
}

/** The last change of a table, where it was begun, never ended and runs no more. The table is read only then. */
export async function unfinishedOffer(
  journal: Journal,
  observe: () => Promise<Result<Observation, DirectorFailure>>,
): Promise<UnfinishedOffer | null> {
  if (!(await trustState(journal)).ok) return null;
  const entries = await logEntries(journal);
  const entry = unfinished(entries, journal.table).at(-1);
  if (!entry || (await runningChanges(entries, journal)).has(entry.id)) return null;
  const observed = await observe();
  if (!observed.ok) return null;
  const observation = observed.value;
  const finish = planFor(entry, await recordedRest(journal, observation));
  const rollBack = planFor(entry, await recordedUndo(journal, observation));
  return finish || rollBack ? { entry, observation, finish, rollBack } : null;
}

function planFor({ id }: LogEntry, offer: UndoOffer): UndoPlan | null {
  return offer.kind === 'plan' && offer.entry.id === id && offer.plan.steps.length > 0 ? offer : null;
}
