import type { Breach } from '../../config/policy.ts';
import type { Plan } from '../../plan/plan.ts';
import { breachesText } from './breaches-text.ts';
import { commandLines } from '../command-lines.ts';
import { planJson } from './plan-json.ts';
import { planText } from './plan-text.ts';
import { readableText } from '../escape.ts';

/** Every way to print a plan. */
export const planFormats = {
  text: (plan, breaches, colour) => readableText(planText(plan, colour) + breachesText(breaches, colour)),
  json: (plan, policy, _, targetErrors = [], limits = []) => planJson(plan, { policy, targetErrors, limits }),
  commands: ({ steps }) => commandLines(steps.map(({ change }) => change)),
} as const satisfies Record<string, PlanWriter>;

/** `targetErrors`: what lint found in the target; `limits`: those of the command line that the plan breaks. */
type PlanWriter = (
  plan: Plan,
  breaches: readonly Breach[],
  colour: boolean,
  targetErrors?: readonly string[],
  limits?: readonly string[],
) => string;

export type PlanFormat = keyof typeof planFormats;
