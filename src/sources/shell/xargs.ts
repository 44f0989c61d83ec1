import type { Call } from './call.ts';
import { type Flow, next } from './flow.ts';
import type { Shell } from './running-shell.ts';
import { isKnown, type Status, succeeded, unknown, type ShellValue } from './value.ts';

/**
 * `xargs [-r] [-n N] [-I TEXT] COMMAND…`: the calls that it makes of a standard input that is known. False if they do
 * not follow from the script; nothing has been run then.
 */
export function runXargs(shell: Shell, call: Call): Flow | false {
  const parsed = optionsOf(call.args.slice(1));
  if (parsed === null || !shell.input.isKnown) return false;
  const { text } = shell.input.rest();
  if (!isKnown(text) || /["'\\]/.test(text)) return false;
  const { replaced, most, command, skipsEmpty } = parsed;
  const lines = text.split('\n').map((line) => line.trim());
  const items = replaced === null ? text.split(/[ \t\n]+/) : lines;
  const filled = items.filter((item) => item !== '');
  const calls: (readonly ShellValue[])[] = [];
  if (replaced !== null)
    for (const item of filled)
      calls.push(command.map((word) => (isKnown(word) ? word.replaceAll(replaced, () => item) : word)));
  else {
    for (let at = 0; at < filled.length; at += most) calls.push([...command, ...filled.slice(at, at + most)]);
    if (filled.length === 0 && !skipsEmpty) calls.push(command);
  }
  let status: Status = succeeded;
  for (const args of calls) {
    shell.call({ ...call, args, assignments: [] });
    if (shell.status !== succeeded) status = typeof shell.status === 'number' ? 123 : unknown(shell.status.unknown);
  }
  shell.status = status;
  return next;
}

interface XargsOptions {
  readonly replaced: string | null;
  readonly most: number;
  readonly skipsEmpty: boolean;
  readonly command: readonly ShellValue[];
}

function optionsOf(args: readonly ShellValue[]): XargsOptions | null {
  let replaced: string | null = null;
  let most = Infinity;
  let skipsEmpty = false;
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!isKnown(arg)) return null;
    if (!arg.startsWith('-')) break;
    const [, letter = '', joined = ''] = /^-([ntrIiLP])(.*)$/.exec(arg) ?? [];
    const valued = () => (joined === '' ? args[++at] : joined);
    if (letter === 'r' && joined === '') skipsEmpty = true;
    else if (letter === 'i') replaced = joined === '' ? '{}' : joined;
    else if (letter === 'I' || letter === 'n') {
      const value = valued();
      if (value === undefined || !isKnown(value) || value === '') return null;
      if (letter === 'I') replaced = value;
      else if (!/^[1-9][0-9]{0,6}$/.test(value)) return null;
      else most = Number(value);
    } else if (letter !== 't' || joined !== '') return null;
  }
  const command = args.slice(at);
  return { replaced, most, skipsEmpty, command: command.length === 0 ? ['echo'] : command };
}
