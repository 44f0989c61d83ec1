import type { PlanDialog } from '../dialog.ts';
import type { Transition } from '../effect.ts';
import type { State } from '../state.ts';
import { askQueue, isDrainOfSeveral } from './queue-drains.ts';
import { askRamp, usualRampMs, whyNoRamp } from './ramp-weights.ts';

/** Share of its weights that each service keeps while servers are drained one after another. */
const usualFloor = 0.5;

/** Why a plan cannot be made in steps; null if it can. */
export function whyNoSteps(state: State, plan: PlanDialog): string | null {
  return isDrainOfSeveral(state, plan) ? null : whyNoRamp(state, plan);
}

/** Weights that go up do so in steps; servers that drain do so one after another. */
export function inSteps(state: State, plan: PlanDialog): Transition {
  return isDrainOfSeveral(state, plan) ? askQueue(state, plan, usualFloor) : askRamp(state, plan, usualRampMs);
}
