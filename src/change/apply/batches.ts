import type { Step } from '../../plan/step.ts';

/** Steps that are sent to a director together, from `start` up to but not including `end`. */
export interface Batch {
  readonly start: number;
  readonly end: number;
}

/**
 * A director continues after a refusal, so a batch never holds a step that removes something after one that adds
 * something: nothing is removed before every addition is confirmed. A new service is never the last step of a batch, or
 * its clients would be refused until the next batch; a step that waits for a server to drain is a batch of its own.
 */
export function batches(steps: readonly Step[], most = 1000): readonly Batch[] {
  const found: Batch[] = [];
  let start = 0;
  for (let at = 1; at <= steps.length; at++) {
    const step = steps[at];
    const before = steps[at - 1];
    if (step && before && !parts(before, step, at - start >= most)) continue;
    found.push({ start, end: at });
    start = at;
  }
  return steps.length === 0 ? [] : found;
}

/** One step per batch. */
export function singleSteps(steps: readonly Step[]): readonly Batch[] {
  return steps.map((_, at) => ({ start: at, end: at + 1 }));
}

function parts(before: Step, step: Step, full: boolean): boolean {
  if (step.drain || before.drain || half(before) !== half(step)) return true;
  return full && before.kind !== 'add-service';
}

function half({ phase }: Step): 'give' | 'take' {
  return phase === 'prepare' || phase === 'give' ? 'give' : 'take';
}
