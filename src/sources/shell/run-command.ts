import type { Assignment, Command } from 'unbash';
import { builtins } from './builtins.ts';
import type { Call } from './call.ts';
import { assignItem } from './expander.ts';
import { type Flow, next } from './flow.ts';
import { callIpvsadm, restoreRules } from './ipvsadm-call.ts';
import { isDoer, isHarmless, readsInput } from './programs.ts';
import { mostWords } from './pieces.ts';
import { redirected, filePath } from './redirect.ts';
import type { Shell } from './running-shell.ts';
import { shown } from './shown.ts';
import { ShellState } from './shell-state.ts';
import { tools } from './tools.ts';
import { isKnown, type Status, succeeded, unknown, type ShellValue } from './value.ts';
import { listVariable, type Variable } from './variable.ts';
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

/** Runs a command whose words are known as far as they can be. */
export function runCall(shell: Shell, call: Call): Flow {
  const { report, state } = shell;
  const [name] = call.args;
  const { line, text } = call;
  if (name === undefined) return next;
  if (!isKnown(name)) {
    report.lose(line, `${text}: the command is not known: ${name.unknown}`);
    return ends(shell, unknown(`the status of ${text} is not known`));
  }
  const called = state.functions.get(name);
  if (called) {
    if ('body' in called) return shell.callFunction(called, call.args.slice(1));
    report.lose(line, `left out: ${text}: ${called.unknown}`);
    return ends(shell, called);
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

/** `VAR=value`, `VAR+=value`, `VAR=(…)`, `VAR[0]=value` */
export function assign(shell: Shell, { name, value, append, index }: Assignment): void {
  const { state, expander } = shell;
  const before = state.variable(name);
  if (value.type === 'ArrayValue') {
    shell.bashOnly(`${name}=( ) is an array`);
    assignArray(shell, name, value.elements, append === true);
    return;
  }
  const text = /^~|:~/.test(value.text) ? unknown('~ means a home directory') : expander.text(value);
  const isItem = index !== undefined;
  const old = append ? (isItem ? '' : state.value(name)) : '';
  const whole =
    append && before?.kind !== 'unset'
      ? isKnown(old) && isKnown(text)
        ? `${old}${text}`
        : isKnown(old)
          ? text
          : old
      : text;
  if (!isItem) {
    state.assign(name, whole);
    return;
  }
  shell.bashOnly(`${name}[ ] is an array`);
  const at = expander.text(index);
  if (!isKnown(at) || append) assignItem(state, name, '-', unknown(`an item of $${name} is not known`));
  else if (before?.kind === 'map') assignItem(state, name, at, whole);
  else {
    const number = expander.numberOf(at);
    assignItem(state, name, typeof number === 'bigint' ? String(number) : '-', whole);
  }
}

function assignArray(
  shell: Shell,
  name: string,
  elements: readonly { readonly text: string }[],
  append: boolean,
): void {
  const { state, expander } = shell;
  const before = state.variable(name);
  const words = elements as Parameters<typeof expander.fields>[0][];
  const keyed = words.map((word) => /^\[([^\]]*)\]=(.*)$/s.exec(word.text));
  if (keyed.some((found) => found)) {
    const items = new Map<string, ShellValue>(before?.kind === 'map' && append ? before.items : []);
    for (const found of keyed) {
      const [, key = '', value = ''] = found ?? [];
      const isPlain =
        found !== null &&
        /^["']?[\w.:/-]*["']?$/.test(key) &&
        !/[$`\\*?{]/.test(value) &&
        /^(?:"[^"]*"|'[^']*'|[^"']*)$/.test(value);
      if (!isPlain) {
        state.put(name, { kind: 'text', value: unknown(`the items of $${name} are not followed`) });
        return;
      }
      items.set(key.replace(/["']/g, ''), value.replace(/["']/g, ''));
    }
    if (before?.kind === 'map') state.put(name, { kind: 'map', items });
    else if ([...items.keys()].every((key) => /^[0-9]+$/.test(key)))
      state.put(name, {
        kind: 'list',
        items: new Map([...items].map(([key, value]) => [Number(key), value])),
      });
    else state.put(name, { kind: 'text', value: unknown(`the items of $${name} are not followed`) });
    return;
  }
  const fields = words.map((word) => expander.fields(word));
  const values = fields.flat();
  // A word outside quotes that is not known may be several.
  const unsure = fields
    .flatMap((each, index) =>
      /^"[^"]*"$/.test(words[index]?.text ?? '') && !/@/.test(words[index]?.text ?? '') ? [] : each,
    )
    .find((value) => !isKnown(value));
  let variable: Variable = listVariable(values.length > mostWords ? [] : values);
  if (values.length > mostWords) variable = { kind: 'text', value: unknown(`$${name} has too many items`) };
  else if (unsure !== undefined) variable = { kind: 'text', value: unsure };
  if (append && before?.kind === 'list' && variable.kind === 'list') {
    const start = Math.max(-1, ...before.items.keys()) + 1;
    const items = new Map(before.items);
    for (const [index, value] of variable.items) items.set(start + index, value);
    variable = { kind: 'list', items };
  } else if (append && before?.kind === 'text' && variable.kind === 'list') {
    variable = listVariable([before.value, ...variable.items.values()]);
  } else if (append && !before) variable = { kind: 'text', value: unknown(`$${name} is not set in the script`) };
  state.put(name, variable);
}

function redirectForGood(shell: Shell, isRedirected: boolean): Flow {
  if (isRedirected) shell.input.forget('exec has led standard input elsewhere');
  shell.status = succeeded;
  return next;
}

function ends(shell: Shell, status: Status): Flow {
  shell.status = status;
  return next;
}

function runProgram(shell: Shell, call: Call): Flow {
  const { report } = shell;
  const [first, ...rest] = call.args;
  const { line, text } = call;
  if (first === undefined || !isKnown(first)) {
    report.lose(line, `${text}: the command is not known: ${first === undefined ? '' : first.unknown}`);
    return ends(shell, unknown(`the status of ${text} is not known`));
  }
  const name = first.replace(/^.*\//, '');
  const away = elsewhere(call.args);
  if (away) return runElsewhere(shell, call, away);
  if (name === 'ipvsadm') return ends(shell, callIpvsadm(shell, rest, call));
  if (name === 'ipvsadm-restore') return ends(shell, restoreRules(shell, 'restore', call));
  if (name === 'ipvsadm-save')
    return ends(shell, callIpvsadm(shell, rest.includes('-n') ? ['-S', '-n'] : ['-S'], call));
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
    return ends(shell, tool.status);
  }
  forgetTouched(shell, rest);
  if (!isHarmless(first, rest)) {
    report.lose(line, `${text}: it is not known whether ${name} changes the table`);
    shell.output.write(unknown(`what ${name} prints is not known`));
    if (shell.input.isKnown) shell.input.forget(`${name} may have read it`);
    return ends(shell, unknown(`the status of ${name} is not known`));
  }
  report.pass(name);
  if (readsInput(name) && shell.input.isKnown) shell.input.forget(`${name} may have read it`);
  shell.output.write(unknown(`what ${name} prints is not known`));
  const status = unknown(`the status of ${name} is not known`);
  return ends(shell, isDoer(first) ? { ...status, expected: true } : status);
}

/** A program may write to the files that are named to it. */
function forgetTouched(shell: Shell, args: readonly ShellValue[]): void {
  const { files } = shell.state;
  if (files.size === 0) return;
  for (const arg of args) {
    if (!isKnown(arg)) shell.state.forgetFiles(arg);
    else if (files.has(filePath(arg))) files.set(filePath(arg), unknown(`${arg} may have been changed`));
  }
}

function runElsewhere(
  shell: Shell,
  call: Call,
  { place, command, isText }: NonNullable<ReturnType<typeof elsewhere>>,
): Flow {
  const work = (inner: Shell): Flow => {
    if (!isText) return runCall(inner, { ...call, args: command, assignments: [] });
    const words = command.map((word) => (isKnown(word) ? word : null));
    if (words.includes(null)) {
      const why = command.find((word) => !isKnown(word));
      shell.report.lose(call.line, `left out: ${call.text}: ${why !== undefined && !isKnown(why) ? why.unknown : ''}`);
      return next;
    }
    return inner.runText(words.join(' '), call.line);
  };
  const state = new ShellState({ files: new Map(), args: [] });
  const changes = { place: `${shell.place}${shell.place === '' ? '' : ' '}${place}`, ...(isText && { state }) };
  const inner = shell.subshell(changes, work);
  return ends(shell, inner.status);
}

/** `sh -c TEXT`, `su -c TEXT`, `bash <<EOF`, and a script that is not known. */
function runShell(shell: Shell, name: string, call: Call): Flow {
  const args = call.args.slice(1);
  const at = args.findIndex((arg) => isKnown(arg) && /^-\w*c$/.test(arg));
  const text = at < 0 ? null : args[at + 1];
  const state =
    call.loses === 'environment' ? new ShellState({ files: shell.state.files, args: [] }) : shell.state.ofProgram([]);
  state.args = args.slice(at + 3);
  if (text !== null && text !== undefined && isKnown(text)) {
    const inner = shell.subshell({ state, plain: name === 'sh' || name === 'dash' || name === 'ash' }, (each) =>
      each.runText(text, call.line),
    );
    return ends(shell, inner.status);
  }
  const takesInput = name !== 'su' && args.every((arg) => isKnown(arg) && arg.startsWith('-'));
  if (takesInput) {
    const { text: script } = shell.input.rest();
    if (isKnown(script)) {
      state.args = [];
      const inner = shell.subshell({ state }, (each) => each.runText(script, call.line));
      return ends(shell, inner.status);
    }
  }
  shell.report.lose(call.line, `${call.text}: what it runs is not in the script`);
  return ends(shell, unknown(`the status of ${name} is not known`));
}
