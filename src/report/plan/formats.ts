import type { Breach } from '../../config/policy.ts';
import type { Plan } from '../../plan/plan.ts';
import { breachesText } from './breaches-text.ts';
import { commandLines } from './commands.ts';
import { planJson } from './json.ts';
import { planText } from './text.ts';
import { readableText } from '../escape.ts';

/** Every way to print a plan. */
export const planFormats = {
  text: (plan, breaches, colour) => readableText(planText(plan, colour) + breachesText(breaches, colour)),
  json: (plan, breaches) => planJson(plan, breaches),
  commands: ({ steps }) => commandLines(steps.map(({ change }) => change)),
} as const satisfies Record<string, (plan: Plan, breaches: readonly Breach[], colour: boolean) => string>;

export type PlanFormat = keyof typeof planFormats;
