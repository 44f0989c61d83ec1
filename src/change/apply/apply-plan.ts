import { type Observation, tableOf } from '../../domain/observation.ts';
import { success } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import { checkChanges } from '../../plan/check.ts';
import type { TableDiff } from '../../plan/diff/table-diff.ts';
import { diffTouched } from '../../plan/diff-touched.ts';
import type { Shortage } from '../../plan/limits/capacity.ts';
import type { Plan } from '../../plan/plan.ts';
import { fingerprint } from '../../plan/saved/table-fingerprint.ts';
import { stepsMade } from '../../plan/steps-made.ts';
import { touchedBy, touchedPart } from '../../plan/touched.ts';
import type { Director, DirectorFailure, RefusedChange } from '../../ports/director.ts';
import { type Batch, batches, singleSteps } from './batches.ts';
import { drain } from './drain.ts';
import { drains } from './drains.ts';
import { holdForCapacity } from './hold.ts';
import type { ApplyOptions } from './progress.ts';

/** Which steps of a plan are in the table, by index. */
export interface MadeSteps {
  readonly made: readonly number[];
  /** Steps that were sent before the table became unreadable: they may or may not be in it. */
  readonly unknown: readonly number[];
}

/** The outcome of a plan. */
export type Applied = MadeSteps &
  /** Every step succeeded, and the table read afterwards shows their result. */
  (
    | { readonly kind: 'done'; readonly observation: Observation }
    /** The table is not the one that the plan starts from; nothing was changed. */
    | { readonly kind: 'moved'; readonly observation: Observation }
    /** The director refused steps; nothing after their batch was run. */
    | { readonly kind: 'refused'; readonly refused: readonly RefusedChange[] }
    | { readonly kind: 'failed'; readonly failure: DirectorFailure }
    /** The next step would have left a service with less than it has to keep; it was not run. */
    | { readonly kind: 'short'; readonly shortage: Shortage }
    /** Stopped between steps, as asked. */
    | { readonly kind: 'interrupted' }
    /** Every step succeeded, but the table that was read afterwards lacks their results. */
    | { readonly kind: 'differs'; readonly diff: TableDiff; readonly observation: Observation }
  );

/**
 * Runs a plan: checks that the table is still the one it starts from, sends the steps, stops after the first batch that
 * did not succeed completely, and reads the table again: a director's own report of success proves nothing.
 */
export async function applyPlan(director: Director, plan: Plan, options: ApplyOptions): Promise<Applied> {
  const started = await startOf(director, plan, options);
  return started.kind === 'ready' ? runPlan(director, plan, started.table, options) : started;
}

export type ApplyStart =
  { readonly kind: 'ready'; readonly table: Table } | Extract<Applied, { kind: 'moved' | 'failed' }>;

/** Reads the table, unless it was just seen, and says whether the plan may start from it. */
export async function startOf(
  director: Director,
  plan: Plan,
  { signal, shown, seen }: Pick<ApplyOptions, 'signal' | 'shown'> & { readonly seen?: Observation },
): Promise<ApplyStart> {
  const before = seen ? success(seen) : await director.observe(signal);
  if (!before.ok) return { kind: 'failed', made: [], unknown: [], failure: before.failure };
  const table = tableOf(before.value);
  const changes = changesOf(plan);
  const moved = { kind: 'moved', made: [], unknown: [], observation: before.value } as const;
  if (shown) {
    if (diffTouched(table, shown, changes) !== null) return moved;
    const wanted = touchedPart(plan.target, table, touchedBy(changes));
    const kept = checkChanges(table, changes, wanted, { addedAgain: true });
    return kept.length === 0 ? { kind: 'ready', table } : moved;
  }
  if (fingerprint(table, changes) !== plan.from.fingerprint) return moved;
  mustHold(plan, table);
  return { kind: 'ready', table };
}

/** Runs a plan from a table that `startOf` has checked. */
export async function runPlan(director: Director, plan: Plan, table: Table, options: ApplyOptions): Promise<Applied> {
  const { signal, onEvent } = options;
  const { steps } = plan;
  const waiting = drains(plan, options);
  for (const { start, end } of (options.stepByStep ? singleSteps : batches)(steps)) {
    const ended = { made: upTo(start), unknown: [] };
    const first = steps[start];
    if (first?.drain && first.change.kind === 'delete-server') {
      const waited = await drain(director, first.change, waiting.next(first), options);
      if (!waited.ok) return { kind: 'failed', ...ended, failure: waited.failure };
    }
    const changes = steps.slice(start, end).map(({ change }) => change);
    if (options.leastCapacity !== undefined && !signal?.aborted) {
      const held = await holdForCapacity(director, table, changes, waiting.longestMs, options);
      if (!held.ok) return { kind: 'failed', ...ended, failure: held.failure };
      if (held.value && !signal?.aborted) return { kind: 'short', ...ended, shortage: held.value };
    }
    if (signal?.aborted) return { kind: 'interrupted', ...ended };
    const taken = await director.apply(changes);
    if (!taken.ok || taken.value.length > 0) {
      const made = await madeOf(director, plan, table, { start, end });
      if (!taken.ok) return { kind: 'failed', ...made, failure: taken.failure };
      return { kind: 'refused', ...made, refused: taken.value };
    }
    waiting.applied(changes);
    await options.sent?.(end);
    onEvent?.({ kind: 'applied', done: end, of: steps.length });
  }
  return verify(director, plan, table);
}

/** Finds what an incomplete batch left behind: reads the table and compares it with the one before the batch. */
async function madeOf(director: Director, plan: Plan, table: Table, { start, end }: Batch): Promise<MadeSteps> {
  const after = await director.observe();
  if (!after.ok) return { made: upTo(start), unknown: upTo(end).slice(start) };
  const found = stepsMade(table, changesOf(plan).slice(0, end), tableOf(after.value));
  return { made: [...upTo(start), ...found.filter((place) => place >= start)], unknown: [] };
}

/** Only what the steps concern is compared: changes by others in the meantime are not a failure of this plan. */
async function verify(director: Director, plan: Plan, table: Table): Promise<Applied> {
  const changes = changesOf(plan);
  const all = upTo(changes.length);
  const after = await director.observe();
  if (!after.ok) return { kind: 'failed', made: [], unknown: all, failure: after.failure };
  const observation = after.value;
  const now = tableOf(observation);
  const diff = diffTouched(now, plan.target, changes, observation.unknown);
  return diff === null
    ? { kind: 'done', made: all, unknown: [], observation }
    : { kind: 'differs', made: stepsMade(table, changes, now), unknown: [], diff, observation };
}

function upTo(end: number): readonly number[] {
  return Array.from({ length: end }, (_, place) => place);
}

function changesOf({ steps }: Plan) {
  return steps.map(({ change }) => change);
}

/** A plan that would break a promise is a bug, so it is not run. */
function mustHold(plan: Plan, table: Table): void {
  const [violation] = checkChanges(table, changesOf(plan), plan.target, { addedAgain: true });
  if (violation) throw new Error(`the plan breaks a promise: ${violation.kind} ${violation.subject}`);
}
