import type { Option, OptionValues } from '../command.ts';

/** How a plan is run. */
export const applyOptions = {
  yes: { summary: 'apply without asking' },
  'dry-run': { summary: 'show the plan and change nothing' },
  step: { summary: 'run one step at a time instead of batches' },
  format: { value: 'FORMAT', summary: 'output format', choices: ['text', 'json'], default: 'text' },
  'on-failure': { value: 'WHAT', summary: 'at the first failure', choices: ['stop', 'undo'], default: 'stop' },
} as const satisfies Readonly<Record<string, Option>>;

export type ApplyValues = OptionValues<typeof applyOptions>;
