import { shellLine } from '../../domain/shell-word.ts';
import { commandOf } from '../../setup/action-commands.ts';
import { readableText } from '../escape.ts';
import { setupJson } from './setup-json.ts';
import type { SetupReport } from './setup-report.ts';
import { setupText } from './setup-text.ts';

/** Ways to print the steps on a host. */
export const setupFormats = {
  text: (report, colour) => readableText(setupText(report, colour)),
  commands: ({ steps }) => steps.map(({ action }) => `${shellLine(commandOf(action))}\n`).join(''),
  json: (report) => setupJson(report),
} as const satisfies Record<string, (report: SetupReport, colour: boolean) => string>;

export type SetupFormat = keyof typeof setupFormats;
