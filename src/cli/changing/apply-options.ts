import type { Option, OptionValues } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';

/** How a plan is run. */
export const applyOptions = {
  yes: { summary: 'apply without asking' },
  'dry-run': { summary: 'show the plan and change nothing' },
  step: { summary: 'run one step at a time instead of batches' },
  format: { value: 'FORMAT', summary: 'output format', choices: ['text', 'json'], default: 'text' },
  'exit-code': { summary: 'exit 1 if the table was changed, or with --dry-run would be' },
  'on-failure': { value: 'WHAT', summary: 'at the first failure', choices: ['stop', 'undo'], default: 'stop' },
} as const satisfies Readonly<Record<string, Option>>;

/** What the help of a command with these options says about them. */
export const applyHelp = { exits: { 1: 'with --exit-code: changed; or a change that was refused or failed' } } as const;

export type ApplyValues = OptionValues<typeof applyOptions>;

/** The exit status where nothing failed: whether the table was changed, or would be, counts with `--exit-code` only. */
export function exitOfGood(changed: boolean, options: Pick<ApplyValues, 'exit-code'>): ExitCode {
  return changed && options['exit-code'] ? exitCodes.found : exitCodes.ok;
}
