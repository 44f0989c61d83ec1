import { type Case, type CaseItem, forEachChild, type SyntaxNode } from 'unbash';
import type { Shell } from './running-shell.ts';
import type { UnknownValue } from './value.ts';

/** Words that restart a script: they leave the same table as `start`. */
const again = /^(?:restart|reload|force-reload|force-restart|try-restart|condrestart|start|--start|-s)$/;

/**
 * The branch of `case "$1"` that adds services, if the arguments of the script are unknown and only one branch adds
 * any, or only `start` and words that restart.
 */
export function caseBranch(shell: Shell, node: Case, subject: UnknownValue): CaseItem | null {
  if (subject.argument === undefined || Array.isArray(shell.state.args)) return null;
  const adding = node.items.filter(({ body }) => addsServices(shell, body));
  const words = adding.map((item) => item.pattern.map(({ value }) => value));
  const isStart = (item: CaseItem) => item.pattern.some(({ value }) => value === 'start');
  const chosen = adding.length === 1 ? adding[0] : adding.find(isStart);
  if (!chosen || !(adding.length === 1 || words.every((each) => each.every((word) => again.test(word))))) return null;
  const all = node.items.map(({ pattern }) => pattern.map(({ value }) => value).join('|')).join(', ');
  const name = chosen.pattern.find(({ value }) => value === 'start')?.value ?? chosen.pattern[0]?.value ?? '';
  const which = adding.length === 1 ? 'the only one that adds services' : `one of ${adding.length} that add services`;
  shell.report.note(
    shell.line,
    `$${subject.argument} may be ${all}: ${name} is assumed, ${which}; use --args to change that`,
  );
  if (subject.argument === 1 && /^[\w-]+$/.test(name)) shell.state.args = [name];
  return chosen;
}

function addsServices(shell: Shell, node: SyntaxNode, seen = new Set<string>()): boolean {
  if (node.type === 'Command') {
    const name = node.name?.value ?? '';
    if (/(?:^|\/)ipvsadm-restore$/.test(name)) return true;
    const words = node.args.flatMap((arg) => (arg.type === 'Word' ? [arg.value] : []));
    if (words.some((word) => /^(?:-A|--add-service|-R|--restore)$/.test(word))) return true;
    const called = shell.state.functions.get(name);
    if (called && 'body' in called && !seen.has(name)) {
      seen.add(name);
      if (addsServices(shell, called.body, seen)) return true;
    }
  }
  let found = false;
  forEachChild(node, (child) => {
    found ||= addsServices(shell, child, seen);
  });
  return found;
}
