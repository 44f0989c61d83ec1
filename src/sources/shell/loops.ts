import type { ArithmeticFor, CompoundList, For, SyntaxNode, While } from 'unbash';
import { doubt } from './doubt.ts';
import { isEndless } from './endless-loop.ts';
import { type Flow, next } from './flow.ts';
import type { FollowingShell } from './running-shell.ts';
import { isKnown, type Status, succeeded, truth, type UnknownValue, unknown, type ShellValue } from './value.ts';

export function forLoop(shell: FollowingShell, { name, wordlist, body, pos }: For): Flow {
  const words = wordlist ? wordlist.flatMap((word) => shell.expander.fields(word)) : shell.state.args;
  const values = Array.isArray(words) ? (words as readonly ShellValue[]) : [words as UnknownValue];
  shell.status = succeeded;
  const line = shell.origin.lineAt(pos);
  for (const [index, value] of values.entries()) {
    if (!isKnown(value)) {
      shell.state.assign(name.value, value);
      return doubtLoop(shell, [body], unknown(`the words of the loop are not known: ${value.unknown}`), line);
    }
    shell.state.assign(name.value, value);
    const left = round(shell.run(body.commands));
    if (left === 'continue') continue;
    if (left === 'break') return next;
    if (left.kind !== 'doubt') return left;
    if (index === values.length - 1) return next;
    shell.state.assign(name.value, left.why);
    return doubtLoop(shell, [body], left.why, line);
  }
  return next;
}

export function countedLoop(shell: FollowingShell, { initialize, test, update, body, pos }: ArithmeticFor): Flow {
  shell.bashOnly('for (( )) is a loop');
  const line = shell.origin.lineAt(pos);
  if (initialize) shell.expander.number(initialize);
  for (;;) {
    const holds = test ? shell.expander.number(test) : 1n;
    if (typeof holds !== 'bigint') return doubtLoop(shell, [body], holds, line);
    if (holds === 0n) return next;
    const left = round(shell.run(body.commands));
    if (left === 'break') return next;
    if (left !== 'continue') return left.kind === 'doubt' ? doubtLoop(shell, [body], left.why, line) : left;
    if (update) shell.expander.number(update);
  }
}

export function whileLoop(shell: FollowingShell, { kind, clause, body, pos }: While): Flow {
  const line = shell.origin.lineAt(pos);
  if (isEndless({ kind, clause, body })) return endless(shell, body, line);
  let status: Status = succeeded;
  for (;;) {
    const flow = shell.condition(() => shell.run(clause.commands));
    const holds = truth(shell.status);
    if (flow.kind === 'exit' || flow.kind === 'return') return flow;
    if (flow.kind !== 'next' || holds === null) {
      const { status: left } = shell;
      const why =
        flow.kind === 'maybe'
          ? flow.why
          : typeof left === 'number'
            ? unknown('the condition of the loop leaves the loop')
            : left;
      return doubtLoop(shell, [body, clause], why, line);
    }
    if (holds !== (kind === 'while')) {
      shell.status = status;
      return next;
    }
    const left = round(shell.run(body.commands));
    if (left === 'break') return next;
    if (left !== 'continue') return left.kind === 'doubt' ? doubtLoop(shell, [body, clause], left.why, line) : left;
    ({ status } = shell);
  }
}

/** A loop that nothing ends, as of a script that checks and waits: its first round tells what it does. */
function endless(shell: FollowingShell, body: CompoundList, line: number): Flow {
  const { lines, losses } = shell.report;
  const before = lines.length + losses.length;
  shell.run(body.commands);
  if (lines.length + losses.length > before)
    shell.report.lose(line, 'the loop never ends: one round of it is followed');
  return { kind: 'exit' };
}

/** What a round of a loop leads to: the loop continues, ends, may have ended, or more than the loop is left. */
function round(flow: Flow): 'continue' | 'break' | Flow | { readonly kind: 'doubt'; readonly why: UnknownValue } {
  switch (flow.kind) {
    case 'next':
      return 'continue';
    case 'break':
    case 'continue':
      if (flow.levels > 1) return { kind: flow.kind, levels: flow.levels - 1 };
      return flow.kind;
    case 'maybe':
      if (flow.leaves === 'return' || flow.levels > 1) return { ...flow, levels: Math.max(1, flow.levels - 1) };
      if (flow.leaves === 'continue') return 'continue';
      return { kind: 'doubt', why: flow.why };
    default:
      return flow;
  }
}

function doubtLoop(shell: FollowingShell, nodes: readonly SyntaxNode[], why: UnknownValue, line: number): Flow {
  shell.line = line;
  let flow: Flow = next;
  for (const node of nodes) {
    const left = doubt(shell, node, why, { inLoop: true });
    if (left.kind !== 'next') flow = left;
  }
  shell.status = why;
  return flow;
}
