import { shellLine } from '../../domain/shell-word.ts';
import pc from 'picocolors';
import { commandOf } from '../../setup/action-commands.ts';
import type { SetupStep } from '../../setup/setup-plan.ts';
import { escapeControls } from '../escape.ts';
import { counted } from '../counted.ts';
import { roleWords, setupNoteText, type SetupReport } from './setup-report.ts';

/** For people: each command with the reason for it. */
export function setupText(report: SetupReport, colour: boolean): string {
  const { host, role, steps, notes, isApplied } = report;
  const paint = pc.createColors(colour);
  const name = `${roleWords[role]} ${paint.bold(escapeControls(host))}`;
  const told = notes.map((note) => `\nNote: ${escapeControls(setupNoteText(note))}\n`).join('');
  if (steps.length === 0) return `${name}: nothing to do\n${told}`;
  const count = counted(steps.length, ['step', 'steps']);
  const last = isApplied
    ? 'done; --undo restores what was there before'
    : 'nothing was changed; --apply does this, and --undo restores what was there before';
  return `${name}: ${count}\n\n${steps.map((step) => stepText(step, paint)).join('')}${told}\n${last}\n`;
}

function stepText({ action, reason }: SetupStep, paint: ReturnType<typeof pc.createColors>): string {
  return `  ${paint.bold(escapeControls(shellLine(commandOf(action))))}\n      ${escapeControls(reason)}\n`;
}
