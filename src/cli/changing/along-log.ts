import type { LogEntry } from '../../change/journal/change-log.ts';
import { trustState } from '../../change/journal/open-state.ts';
import type { OpenTable } from '../../change/open-table.ts';
import { judged } from '../../change/propose/propose.ts';
import { type UndoOffer, recordedRedo, recordedRest, recordedUndo } from '../../change/undo/recorded-undo.ts';
import { type Result, success } from '../../domain/result.ts';
import { stateProblem } from '../../report/problems/outcome-problems.ts';
import { keptProblem, nothingRecorded, recordedName, recordedTowards } from '../../report/problems/undo-problems.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type NotPrepared, refused } from '../tables/not-prepared.ts';
import type { World } from '../world.ts';
import { type ChangePlan, runChange, type RunOptions } from './run-change.ts';

/** What can be done from the log: undo, redo, and finish an interrupted change. */
const ways = { undo: recordedUndo, redo: recordedRedo, finish: recordedRest } as const;

export type Way = keyof typeof ways;

/** Undoes the last change, redoes the one that was undone, or runs the rest of an interrupted one. */
export function goAlongLog(way: Way, options: RunOptions, world: World): Promise<ExitCode> {
  return runChange((table) => recordedPlan(way, table), options, world);
}

/** The plan that a log offers, and the change on record that it is about. */
export async function recordedPlan(
  way: Way,
  table: OpenTable,
): Promise<Result<ChangePlan & { readonly entry: LogEntry }, NotPrepared>> {
  const { journal, director, observation } = table;
  const trusted = journal && (await trustState(journal));
  if (trusted && !trusted.ok) return refused(exitCodes.found, stateProblem(trusted.failure));
  const found: UndoOffer = journal ? await ways[way](journal, observation) : { kind: 'nothing' };
  if (found.kind !== 'plan') return refused(exitCodes.found, nothingRecorded(found, way, director.spec.text));
  const { entry, plan, kept } = found;
  return success({
    entry,
    proposed: judged(plan, observation),
    towards: recordedTowards(found, way),
    changing: { name: recordedName(entry, way), ...linkOf(way, entry) },
    notes: kept.map((name) => keptProblem(name, entry, director.spec.text)),
  });
}

function linkOf(
  way: Way,
  { id, rollout }: LogEntry,
): Pick<ChangePlan['changing'], 'undoes' | 'redoes' | 'finishes' | 'rollout'> {
  if (way === 'undo') return { undoes: id };
  if (way === 'redo') return { redoes: id };
  // The rest belongs to the change of several directors that was interrupted: one undo rolls back all of it.
  return { finishes: id, ...(rollout !== undefined && { rollout }) };
}
