import { shellLine } from '../../domain/shell-word.ts';
import { printableJson } from '../../domain/printable-json.ts';
import { commandOf, givingBack } from '../../setup/action-commands.ts';
import { setupNoteText, type SetupReport } from './setup-report.ts';

/** `schemas/setup.schema.json` describes it. Ends in a line feed. */
export function setupJson({ host, role, steps, notes, isApplied }: SetupReport): string {
  const shown = steps.map(({ action, reason }) => ({
    kind: action.kind,
    command: shellLine(commandOf(action)),
    undo: givingBack(action).map((command) => shellLine(command)),
    reason,
  }));
  const report = { version: 1, role, host, applied: isApplied, steps: shown, notes: notes.map(setupNoteText) };
  return `${printableJson(report, 2)}\n`;
}
