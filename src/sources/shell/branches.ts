import type { Case, If, SyntaxNode, Word } from 'unbash';
import { caseBranch } from './case-branch.ts';
import { doubt } from './doubt.ts';
import { type Flow, next } from './flow.ts';
import type { FollowingShell } from './running-shell.ts';
import { matches } from './shell-pattern.ts';
import { isKnown, succeeded, truth, type UnknownValue, unknown } from './value.ts';

export function branch(shell: FollowingShell, node: If): Flow {
  const arms = [{ clause: node.clause, then: node.then }, ...node.elif];
  for (const [index, { clause, then }] of arms.entries()) {
    const flow = shell.condition(() => shell.run(clause.commands));
    const holds = truth(shell.status);
    if (flow.kind !== 'next' || holds === null) {
      if (flow.kind === 'exit' || flow.kind === 'return') return flow;
      const why = flow.kind === 'maybe' ? flow.why : (shell.status as UnknownValue);
      const rest = arms.slice(index + 1).flatMap((arm) => [arm.clause, arm.then]);
      return doubtAll(shell, [then, ...rest, ...(node.else ? [node.else] : [])], why);
    }
    if (holds) return shell.run(then.commands);
  }
  if (node.else) return shell.run(node.else.commands);
  shell.status = succeeded;
  return next;
}

function doubtAll(shell: FollowingShell, nodes: readonly SyntaxNode[], why: UnknownValue): Flow {
  let flow: Flow = next;
  for (const node of nodes) {
    const left = doubt(shell, node, why);
    if (left.kind !== 'next') flow = left;
  }
  shell.status = why;
  return flow;
}

export function cases(shell: FollowingShell, node: Case): Flow {
  const subject = shell.expander.text(node.word);
  shell.status = succeeded;
  if (!isKnown(subject)) {
    const chosen = caseBranch(shell, node, subject);
    if (chosen) return shell.run(chosen.body.commands);
    return doubtAll(
      shell,
      node.items.map(({ body }) => body),
      subject,
    );
  }
  let falls = false;
  for (const [index, item] of node.items.entries()) {
    const isMeant = falls || fits(shell, subject, item.pattern);
    if (isMeant === null) {
      const why = unknown(`whether ${subject} matches ${item.pattern.map(({ text }) => text).join('|')} is not known`);
      return doubtAll(
        shell,
        node.items.slice(index).map(({ body }) => body),
        why,
      );
    }
    if (!isMeant) continue;
    const flow = shell.run(item.body.commands);
    if (flow.kind !== 'next') return flow;
    if (item.terminator !== ';&' && item.terminator !== ';;&') return next;
    falls = item.terminator === ';&';
  }
  return next;
}

function fits(shell: FollowingShell, subject: string, patterns: readonly Word[]): boolean | null {
  for (const word of patterns) {
    const pattern = shell.expander.pattern(word);
    const fits = isKnown(pattern) ? matches(subject, pattern) : null;
    if (fits !== false) return fits;
  }
  return false;
}
