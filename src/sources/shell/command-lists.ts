import type { AndOr, Pipeline, SyntaxNode } from 'unbash';
import { doubt } from './doubt.ts';
import { type Flow, next } from './flow.ts';
import type { FollowingShell } from './running-shell.ts';
import { InputStream, OutputStream } from './streams.ts';
import { failed, type Status, succeeded, truth, type UnknownValue, unknown } from './value.ts';

/** `A && B || C` */
export function andOr(shell: FollowingShell, { commands, operators }: AndOr): Flow {
  for (const [index, command] of commands.entries()) {
    if (index > 0) {
      const operator = operators[index - 1];
      const holds = truth(shell.status);
      if (holds === null) return doubtRest(shell, commands.slice(index), operator);
      if (holds !== (operator === '&&')) continue;
    }
    const isLast = index === commands.length - 1;
    const flow = isLast ? shell.node(command) : shell.condition(() => shell.node(command));
    if (flow.kind !== 'next') {
      if (flow.kind === 'maybe') for (const rest of commands.slice(index + 1)) doubt(shell, rest, flow.why);
      return flow;
    }
  }
  return next;
}

/** `! A | B |& C` */
export function pipeline(shell: FollowingShell, { commands, prefixes, operators }: Pipeline): Flow {
  const isNegated = prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1;
  const [only] = commands;
  if (commands.length === 1 && only) {
    const flow = isNegated ? shell.condition(() => shell.node(only)) : shell.node(only);
    if (isNegated) shell.status = opposite(shell.status);
    return flow;
  }
  let { input } = shell;
  const statuses: Status[] = [];
  for (const [index, command] of commands.entries()) {
    const isLast = index === commands.length - 1;
    const output = isLast ? shell.output : new OutputStream(true);
    const { status } = shell.subshell({ input, output }, (inner) => inner.node(command));
    statuses.push(status);
    if (operators[index] === '|&') output.write(unknown('what goes to standard error is not known'));
    input = new InputStream(output.text, output.line);
  }
  const bad = shell.state.options.pipefail ? statuses.findLast((status) => status !== succeeded) : undefined;
  shell.status = bad ?? statuses.at(-1) ?? succeeded;
  if (isNegated) shell.status = opposite(shell.status);
  return isNegated ? next : shell.checked(next);
}

function doubtRest(shell: FollowingShell, commands: readonly SyntaxNode[], operator: string | undefined): Flow {
  const why = shell.status as UnknownValue;
  const [first] = commands;
  let flow: Flow = next;
  for (const command of commands) {
    const left = doubt(shell, command, why);
    if (left.kind !== 'next') flow = left;
  }
  const isSure =
    operator === '||' &&
    first?.type === 'Command' &&
    /^(?:true|:|echo|exit|return|break|continue)$/.test(first.name?.value ?? '');
  shell.status = isSure ? succeeded : why;
  return flow;
}

function opposite(status: Status): Status {
  return typeof status === 'number' ? (status === succeeded ? failed : succeeded) : status;
}
