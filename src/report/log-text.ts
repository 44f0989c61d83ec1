import { escapeControls } from './escape.ts';
import type { LogEntry } from '../change/journal/change-log.ts';

/**
 * What the log shows of a change: `running` while its process lives, `unfinished` if that ended without recording a
 * result.
 */
function resultWord({ id, result }: LogEntry, running: ReadonlySet<string>): string {
  if (result !== 'begun') return result;
  return running.has(id) ? 'running' : 'unfinished';
}

/** `2026-11-23T16:40:02.123Z  done  netlink  3 commands  new.rules  (alice)`, and the commands under it. */
export function logText(entry: LogEntry, withCommands: boolean, running: ReadonlySet<string>): string {
  const { at, director, commands, target, who, why, reason: given } = entry;
  const result = resultWord(entry, running);
  const count = `${commands.length} ${commands.length === 1 ? 'command' : 'commands'}`;
  const first = [at, result, director, count, target, `(${who})`].map((part) => escapeControls(part)).join('  ');
  const wanted = given === undefined ? [] : [`    reason: ${escapeControls(given)}`];
  const reason = why === undefined ? [] : [`    ${escapeControls(why)}`];
  const lines = withCommands ? commands.map((command) => `    ${escapeControls(command)}`) : [];
  return [first, ...wanted, ...reason, ...lines].map((line) => `${line}\n`).join('');
}
