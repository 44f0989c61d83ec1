import type { Command } from 'unbash';
import { assign } from './assign.ts';
import { builtins } from './builtins.ts';
import type { Call } from './call.ts';
import { ended, type Flow, next } from './flow.ts';
import { runElsewhere, runShell } from './inner-shells.ts';
import { callIpvsadm, restoreRules } from './ipvsadm-call.ts';
import { isDoer, isHarmless, readsInput } from './programs.ts';
import { redirected, filePath } from './redirect.ts';
import type { Shell } from './running-shell.ts';
import { shown } from './shown.ts';
import { tools } from './tools.ts';
import { isKnown, succeeded, unknown, type ShellValue } from './value.ts';
import { elsewhere, withoutWrappers } from './wrappers.ts';
import { runXargs } from './xargs.ts';

const declaring = /^(?:export|readonly|local|declare|typeset)$/;

export function runCommand(shell: Shell, node: Command): Flow {
  const line = shell.origin.lineAt(node.pos);
  const redirections = [...node.prefix, ...node.suffix].filter(
    (part) => part.type !== 'Assignment' && part.type !== 'Word',
  );
  const prefix = node.prefix.filter((part) => part.type === 'Assignment');
  shell.line = line;
  if (!node.name) {
    shell.status = succeeded;
    return redirected(shell, redirections, () => {
      for (const each of prefix) assign(shell, each);
      return shell.isBroken ? { kind: 'exit' } : next;
    });
  }
  const words = [node.name, ...node.args].filter((arg) => arg.type === 'Word');
  const args = words.flatMap((word) => shell.expander.fields(word));
  if (shell.isBroken) return { kind: 'exit' };
  const call = {
    args,
    assignments: node.args.filter((arg) => arg.type === 'Assignment'),
    text: shown(shell, node),
    line,
  };
  if (args[0] === 'exec' && args.length === 1) return redirectForGood(shell, redirections.length > 0);
  const { name } = node;
  const { state } = shell;
  const before = declaring.test(name.value)
    ? []
    : prefix.map((each) => ({
        name: each.name,
        variable: state.variable(each.name),
        isExported: state.isExported(each.name),
      }));
  for (const each of prefix) assign(shell, each);
  for (const each of before) state.export(each.name);
  const flow = redirected(shell, redirections, () => (shell.isBroken ? { kind: 'exit' } : runCall(shell, call)));
  for (const each of before) {
    state.restore(each.name, each.variable);
    if (!each.isExported) state.unexport(each.name);
  }
  return flow;
}

/** Runs a command with its expanded words. */
export function runCall(shell: Shell, call: Call): Flow {
  const { report, state } = shell;
  const [name] = call.args;
  const { line, text } = call;
  if (name === undefined) return next;
  if (!isKnown(name)) {
    report.lose(line, `${text}: the command is not known: ${name.unknown}`);
    return ended(shell, unknown(`the status of ${text} is not known`));
  }
  const called = state.functions.get(name);
  if (called) {
    if ('body' in called) return shell.callFunction(called, call.args.slice(1));
    report.lose(line, `left out: ${text}: ${called.unknown}`);
    return ended(shell, called);
  }
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (builtin) return builtin(shell, call);
  const inner = withoutWrappers(call.args);
  const [own] = inner;
  if (/^(?:command|builtin)$/.test(name) && own !== undefined && isKnown(own) && Object.hasOwn(builtins, own))
    return builtins[own]?.(shell, { ...call, args: inner }) ?? next;
  if (inner !== call.args) {
    const loses = /^(?:sudo|doas)$/.test(name) && !call.args.some((arg) => arg === '-E' || arg === '--preserve-env');
    return runProgram(shell, { ...call, args: inner, ...(loses && { loses: 'environment' }) });
  }
  return runProgram(shell, call);
}

function redirectForGood(shell: Shell, isRedirected: boolean): Flow {
  if (isRedirected) shell.input.forget('exec has redirected standard input');
  shell.status = succeeded;
  return next;
}

function runProgram(shell: Shell, call: Call): Flow {
  const { report } = shell;
  const [first, ...rest] = call.args;
  const { line, text } = call;
  if (first === undefined || !isKnown(first)) {
    report.lose(line, `${text}: the command is not known: ${first === undefined ? '' : first.unknown}`);
    return ended(shell, unknown(`the status of ${text} is not known`));
  }
  const name = first.replace(/^.*\//, '');
  const away = elsewhere(call.args);
  if (away) return runElsewhere(shell, call, away);
  if (name === 'ipvsadm') return ended(shell, callIpvsadm(shell, rest, call));
  if (name === 'ipvsadm-restore') return ended(shell, restoreRules(shell, 'restore', call));
  if (name === 'ipvsadm-save')
    return ended(shell, callIpvsadm(shell, rest.includes('-n') ? ['-S', '-n'] : ['-S'], call));
  if (/^(?:sh|bash|dash|ash|ksh|su)$/.test(name)) return runShell(shell, name, call);
  if (Object.hasOwn(builtins, name) && /^(?:echo|printf|test|\[|true|false)$/.test(name))
    return builtins[name]?.(shell, { ...call, args: [name, ...rest] }) ?? next;
  if (name === 'xargs') {
    const flow = runXargs(shell, call);
    if (flow !== false) return flow;
  }
  const tool = Object.hasOwn(tools, name) ? tools[name]?.(shell, rest) : undefined;
  report.steps++;
  if (tool) {
    shell.output.write(tool.output, tool.line ?? null);
    return ended(shell, tool.status);
  }
  forgetTouched(shell, rest);
  if (/^[^/=]+=/.test(first)) {
    // No program has such a name.
    report.note(
      line,
      `${text}: this sets no variable, as what is before '=' is not the name of one; a shell finds no such command`,
    );
    return ended(shell, 127);
  }
  if (!isHarmless(first, rest)) {
    report.lose(line, `${text}: it is not known whether ${name} changes the table`);
    shell.output.write(unknown(`what ${name} prints is not known`));
    if (shell.input.isKnown) shell.input.forget(`${name} may have read it`);
    return ended(shell, unknown(`the status of ${name} is not known`));
  }
  report.pass(name);
  if (readsInput(name) && shell.input.isKnown) shell.input.forget(`${name} may have read it`);
  shell.output.write(unknown(`what ${name} prints is not known`));
  const status = unknown(`the status of ${name} is not known`);
  return ended(shell, isDoer(first) ? { ...status, expected: true } : status);
}

/** A program may write to the files that it is given. */
function forgetTouched(shell: Shell, args: readonly ShellValue[]): void {
  const { files } = shell.state;
  if (files.size === 0) return;
  for (const arg of args) {
    if (!isKnown(arg)) shell.state.forgetFiles(arg);
    else if (files.has(filePath(arg))) files.set(filePath(arg), unknown(`${arg} may have been changed`));
  }
}
