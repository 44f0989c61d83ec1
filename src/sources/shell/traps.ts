import { type Command, forEachChild, parse, type SyntaxNode } from 'unbash';
import type { Call } from './call.ts';
import { type Flow, next } from './flow.ts';
import type { Shell } from './running-shell.ts';
import { isKnown, succeeded } from './value.ts';

/** `trap`: what is run when the shell ends, and what is run at a failure as far as it only reports it. */
export function trap(shell: Shell, call: Call): Flow {
  const { state, report } = shell;
  const [, action = '', ...signals] = call.args.filter((arg) => arg !== '--');
  const names = signals.filter(isKnown).map((name) => name.replace(/^SIG/, ''));
  shell.status = succeeded;
  if (names.some((name) => /^(?:EXIT|0)$/.test(name))) state.exitTrap = action === '-' || action === '' ? null : action;
  if (!names.some((name) => /^(?:ERR|DEBUG|RETURN)$/.test(name)) || action === '-' || action === '') return next;
  const isTelling = isKnown(action) && names.every((name) => name !== 'DEBUG') && onlyTells(shell, parse(action));
  if (!isTelling) report.lose(call.line, `${call.text}: the trap is not followed`);
  return next;
}

/** Whether something only prints, or ends a script that `set -e` ends there in any case. */
function onlyTells(shell: Shell, node: SyntaxNode, seen: ReadonlySet<string> = new Set()): boolean {
  if (node.type === 'Command' && !isTelling(shell, node, seen)) return false;
  let tells = node.type !== 'Function';
  forEachChild(node, (child) => {
    tells &&= onlyTells(shell, child, seen);
  });
  return tells;
}

function isTelling(shell: Shell, { name, prefix }: Command, seen: ReadonlySet<string>): boolean {
  const word = name?.value ?? '';
  if (prefix.length > 0 || word === '') return prefix.every(({ type }) => type === 'Assignment');
  const called = shell.state.functions.get(word);
  if (called) return 'body' in called && !seen.has(word) && onlyTells(shell, called.body, new Set([...seen, word]));
  if (word === 'exit') return shell.state.options.errexit;
  return /^(?:echo|printf|logger|true|:|caller|date|local|test|\[|return)$/.test(word);
}
