import { type Observation, tableOf } from '../../domain/observation.ts';
import type { Director, DirectorFailure, Refused } from '../../ports/director.ts';
import { batches, singleSteps } from './batches.ts';
import { checkChanges } from '../check.ts';
import { diffTables } from '../diff/diff.ts';
import type { Shortage } from '../limits/capacity.ts';
import { drain } from './drain.ts';
import { drains } from '../order/drains.ts';
import { fingerprint } from '../saved/fingerprint.ts';
import { holdForCapacity } from './hold.ts';
import type { Plan } from '../plan.ts';
import type { ApplyOptions } from './progress.ts';
import type { TableDiff } from '../diff/table-diff.ts';

/** What became of a plan. `done` counts the steps that were handed to the director before it ended. */
export type Applied =
  /** All was taken, and the table read again is the target. */
  | { readonly kind: 'done'; readonly done: number; readonly observation: Observation }
  /** The table is not the one that the plan starts from; nothing was changed. */
  | { readonly kind: 'moved'; readonly done: 0; readonly observation: Observation }
  /** The director refused steps; nothing behind their batch was run. */
  | { readonly kind: 'refused'; readonly done: number; readonly refused: readonly Refused[] }
  | { readonly kind: 'failed'; readonly done: number; readonly failure: DirectorFailure }
  /** The next step would have left a service with less than it has to keep; it was not run. */
  | { readonly kind: 'short'; readonly done: number; readonly shortage: Shortage }
  /** Stopped between steps, as asked. */
  | { readonly kind: 'interrupted'; readonly done: number }
  /** All was taken, but the table read again is another than wanted. */
  | { readonly kind: 'differs'; readonly done: number; readonly diff: TableDiff; readonly observation: Observation };

/**
 * Runs a plan: looks whether the table is still the one it starts from, hands the steps over, stops behind the first batch
 * that was not taken whole, and reads the table again, since what a director says of its own success proves nothing.
 */
export async function applyPlan(director: Director, plan: Plan, options: ApplyOptions): Promise<Applied> {
  const { signal, tell } = options;
  const before = await director.observe(signal);
  if (!before.ok) return { kind: 'failed', done: 0, failure: before.failure };
  const table = tableOf(before.value);
  const all = plan.steps.map(({ change }) => change);
  if (fingerprint(table, all) !== plan.from.fingerprint) return { kind: 'moved', done: 0, observation: before.value };
  mustHold(plan, table);
  const { steps } = plan;
  const waiting = drains(plan, options);
  for (const { start, end } of (options.stepByStep ? singleSteps : batches)(steps)) {
    const first = steps[start];
    if (first?.drain && first.change.kind === 'delete-server') {
      const waited = await drain(director, first.change, waiting.next(first), options);
      if (!waited.ok) return { kind: 'failed', done: start, failure: waited.failure };
    }
    const changes = steps.slice(start, end).map(({ change }) => change);
    if (options.leastCapacity !== undefined && !signal?.aborted) {
      const held = await holdForCapacity(director, table, changes, waiting.longestMs, options);
      if (!held.ok) return { kind: 'failed', done: start, failure: held.failure };
      if (held.value && !signal?.aborted) return { kind: 'short', done: start, shortage: held.value };
    }
    if (signal?.aborted) return { kind: 'interrupted', done: start };
    const taken = await director.apply(changes);
    if (!taken.ok) return { kind: 'failed', done: start, failure: taken.failure };
    if (taken.value.length > 0) return { kind: 'refused', done: end, refused: taken.value };
    waiting.applied(changes);
    tell?.({ kind: 'applied', done: end, of: steps.length });
  }
  return verify(director, plan);
}

async function verify(director: Director, { steps, target }: Plan): Promise<Applied> {
  const after = await director.observe();
  if (!after.ok) return { kind: 'failed', done: steps.length, failure: after.failure };
  const observation = after.value;
  const diff = diffTables(tableOf(observation), target, { unknown: { left: [...observation.unknown, 'order'] } });
  const { services, timeouts, daemons } = diff;
  const same = services.length === 0 && timeouts === null && daemons.length === 0;
  return same
    ? { kind: 'done', done: steps.length, observation }
    : { kind: 'differs', done: steps.length, diff, observation };
}

/** A plan that would break a promise is a bug, and is not run. */
function mustHold({ steps, target }: Plan, table: Parameters<typeof checkChanges>[0]): void {
  const addedAgain = true;
  const changes = steps.map(({ change }) => change);
  const [violation] = checkChanges(table, changes, target, { addedAgain });
  if (violation) throw new Error(`the plan breaks a promise: ${violation.kind} ${violation.subject}`);
}
