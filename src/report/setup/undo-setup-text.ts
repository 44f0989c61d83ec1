import { shellLine } from '../../domain/shell-word.ts';
import { printableJson } from '../../domain/printable-json.ts';
import type { SetupAction } from '../../setup/setup-action.ts';
import type { UndoOutcome } from '../../setup/undo-setup.ts';
import { sysctlName } from '../../domain/host/sysctl.ts';
import { escapeControls } from '../escape.ts';

/** What was restored; null if nothing had been set up. */
export function undoSetupText(host: string, outcome: UndoOutcome | null): string {
  const name = escapeControls(host);
  if (outcome === null) return `${name}: nothing to undo: setup changed nothing here\n`;
  if (outcome.isBooted) return `${name}: nothing to undo: it was booted since, which gave everything back\n`;
  const { undone, changedSince, failed } = outcome;
  const lines = undone.map((command) => `  ${escapeControls(shellLine(command))}\n`);
  const others = changedSince.map((action) => `  ${escapeControls(sinceText(action))}\n`);
  const whole = others.length === 0 ? 'it is as it was before' : 'all else is as it was before';
  const last = failed.length > 0 ? 'not everything could be restored' : whole;
  return [
    undone.length === 0 ? `${name}: nothing left to undo\n` : `${name}: undone\n\n${lines.join('')}\n`,
    ...(others.length === 0 ? [] : ['Left alone, since others changed it or may use it:\n', ...others, '\n']),
    `${last}\n`,
  ].join('');
}

function sinceText(action: SetupAction): string {
  switch (action.kind) {
    case 'set-sysctl':
      return `${sysctlName(action.path)}, which was ${action.before ?? 'missing'} before setup`;
    case 'load-module':
      return `the module ${action.module}, which is loaded`;
    default:
      return action.kind;
  }
}

/** `schemas/setup.schema.json` describes it too. Ends in a line feed. */
export function undoSetupJson(host: string, role: string, outcome: UndoOutcome | null): string {
  const undone = (outcome?.undone ?? []).map((command) => shellLine(command));
  const failed = (outcome?.failed ?? []).map(({ command, why }) => ({ command: shellLine(command), why }));
  const kept = (outcome?.changedSince ?? []).map(sinceText);
  return `${printableJson({ version: 1, role, host, undone, kept, failed }, 2)}\n`;
}
