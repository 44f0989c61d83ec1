import type { HostFacts } from '../domain/host/facts.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Host } from '../ports/host.ts';
import { commandOf } from './action-commands.ts';
import { defaultRouteWords } from './default-route-words.ts';
import { look, runStep, type StepFailure } from './host-steps.ts';
import { readRecord, type RecordPlace, writeRecord } from './record-file.ts';
import type { SetupFailure } from './setup-failure.ts';
import { setupPlan, type SetupNote, type SetupStep } from './setup-plan.ts';
import { recordWith } from './setup-record.ts';
import type { SetupRefusal } from './setup-refusal.ts';
import type { SetupWish } from './setup-wish.ts';
import { undoRecord } from './undo-setup.ts';

export type SetupOutcome =
  | {
      readonly kind: 'done';
      readonly steps: readonly SetupStep[];
      readonly notes: readonly SetupNote[];
      readonly facts: HostFacts;
    }
  | { readonly kind: 'refused'; readonly refusal: SetupRefusal; readonly facts: HostFacts }
  /** The commands ran, but the host is not as it should be: something else sets it too. */
  | { readonly kind: 'not-in-force'; readonly missing: readonly SetupStep[] }
  | {
      readonly kind: 'step-failed';
      readonly step: SetupStep;
      readonly why: string;
      /** What was done before it and could not be undone. */
      readonly left: readonly StepFailure[];
    };

/** A module that brings devices is seen to have brought them only after it was loaded. */
const mostRounds = 3;

/** Makes a host what it is wished to be. What was there is recorded first; a step that fails undoes those before it. */
export async function setUpHost(
  host: Host,
  wish: SetupWish,
  place: RecordPlace,
): Promise<Result<SetupOutcome, SetupFailure>> {
  const earlier = await readRecord(place);
  if (!earlier.ok) return earlier;
  let record = earlier.value;
  const done: SetupStep[] = [];
  let notes: readonly SetupNote[] = [];
  for (let round = 0; ; round++) {
    const seen = await look(host);
    if (!seen.ok) return seen;
    const { facts, known } = seen.value;
    const { steps: planned, refusal, notes: found } = setupPlan(wish, known);
    if (round === 0) notes = found;
    if (refusal !== null) return success({ kind: 'refused', refusal, facts });
    if (planned.length === 0) return success({ kind: 'done', steps: done, notes, facts });
    if (round === mostRounds || isRepeated(planned, done)) return success({ kind: 'not-in-force', missing: planned });
    const steps = await withRoutesBefore(host, planned);
    if (!steps.ok) return steps;
    const boot = facts.kernel?.bootId ?? null;
    const actions = steps.value.map(({ action }) => action);
    record = recordWith(record, actions, boot, known);
    const written = await writeRecord(place, record);
    if (!written.ok) return written;
    for (const step of steps.value) {
      const why = await runStep(host, commandOf(step.action));
      if (why === null) {
        done.push(step);
        continue;
      }
      const undone = await undoRecord(host, { boot, actions: done.map(({ action }) => action) });
      if (!undone.ok) return undone;
      const left = undone.value.failed;
      const restored = left.length > 0 ? success(undefined) : await writeRecord(place, earlier.value);
      return restored.ok ? success({ kind: 'step-failed', step, why, left }) : restored;
    }
  }
}

/** Steps that were done and are planned once more do not last. */
function isRepeated(planned: readonly SetupStep[], done: readonly SetupStep[]): boolean {
  const commands = new Set(done.map(({ action }) => commandOf(action).join(' ')));
  return planned.every(({ action }) => commands.has(commandOf(action).join(' ')));
}

async function withRoutesBefore(
  host: Host,
  steps: readonly SetupStep[],
): Promise<Result<readonly SetupStep[], SetupFailure>> {
  const filled: SetupStep[] = [];
  for (const { action, reason } of steps) {
    if (action.kind !== 'set-gateway') {
      filled.push({ action, reason });
      continue;
    }
    const before = await defaultRouteWords(host, action.family);
    if (!before.ok) return failure({ kind: 'host', failure: before.failure });
    filled.push({ action: { ...action, before: before.value }, reason });
  }
  return success(filled);
}
