import { type Transition, stay } from '../effect.ts';
import type { ConsoleEvent } from '../event.ts';
import { stagedTable } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { propose } from './propose.ts';
import { say } from './say.ts';

/** Whether a typed command is a line of ipvsadm. */
export function isIpvsadmLine(text: string): boolean {
  return /^(ipvsadm\s+)?-/.test(text);
}

/** Asks what a line of ipvsadm would change. */
export function runIpvsadmLine(state: State, text: string): Transition {
  if (state.lock !== null) return stay(say(state, 'warning', `:ipvsadm is blocked: ${state.lock.reason}`));
  const line = text.replace(/^ipvsadm\s+/, '');
  return [state, [{ kind: 'read-line', line, table: stagedTable(state) }]];
}

/** The plan of what the line changes; nothing happens before it is confirmed. */
export function lineRead(state: State, { line, read }: Extract<ConsoleEvent, { kind: 'line-read' }>): Transition {
  if (!read.ok) return stay(say(state, 'warning', `ipvsadm ${line}: ${read.failure}`));
  if (state.dialog !== null) return stay(say(state, 'warning', 'another dialog was opened: type the line again'));
  return propose(state, `ipvsadm ${line}`, read.value);
}
