import { attributeOf } from './variable-attribute.ts';
import type { Call } from './call.ts';
import { echoText, formatted } from './echo.ts';
import { type Flow, next } from './flow.ts';
import { nextOption } from './getopts.ts';
import { readFields, readLines } from './read-builtin.ts';
import type { Shell } from './running-shell.ts';
import { setOptions } from './set-options.ts';
import { trap } from './traps.ts';
import { plainTest } from './test-expression.ts';
import { failed, isKnown, type Status, succeeded, unknown, type ShellValue } from './value.ts';
import { listVariable, textVariable, unsetVariable } from './variable.ts';

type Builtin = (shell: Shell, call: Call) => Flow;

/** Commands of the shell itself. */
export const builtins: Readonly<Record<string, Builtin>> = {
  ':': plain(() => succeeded),
  true: plain(() => succeeded),
  false: plain(() => failed),
  wait: plain(() => succeeded),
  shopt: (shell, call) => {
    const bad = call.args.find(
      (arg) => !isKnown(arg) || /^(?:lastpipe|extglob|nullglob|failglob|nocasematch)$/.test(arg),
    );
    if (bad !== undefined && bad !== 'extglob')
      shell.report.lose(call.line, `${call.text}: the shell then works in a way that lvsrules does not follow`);
    return done(shell, succeeded);
  },
  alias: (shell, call) => {
    if (call.args.some((arg) => !isKnown(arg) || /ipvsadm/.test(arg)))
      shell.report.lose(call.line, `${call.text}: an alias is not followed`);
    return done(shell, succeeded);
  },
  echo: (shell, call) => {
    shell.output.write(echoText(shell, call.args.slice(1)), call.line);
    return done(shell, succeeded);
  },
  printf: (shell, { args, line }) => {
    const rest = args.slice(1);
    const isStored = rest[0] === '-v';
    const [format = ''] = rest;
    if (isKnown(format) && /^-./.test(format) && format !== '--' && !isStored) return done(shell, 2);
    const text = formatted(rest[0] === '--' ? rest.slice(1) : isStored ? rest.slice(2) : rest);
    const name = rest[1];
    if (isStored && name !== undefined && isKnown(name)) shell.state.assign(name, text);
    else shell.output.write(text, line);
    return done(shell, succeeded);
  },
  test: (shell, { args }) => done(shell, plainTest(args.slice(1), shell.state, shell.expander)),
  '[': (shell, { args }) =>
    done(shell, args.at(-1) === ']' ? plainTest(args.slice(1, -1), shell.state, shell.expander) : 2),
  let: (shell, { args, text }) => {
    shell.bashOnly(`${text} is arithmetic`);
    let status: Status = failed;
    for (const arg of args.slice(1)) {
      const number = isKnown(arg) ? shell.expander.numberOf(arg) : arg;
      status = typeof number === 'bigint' ? (number === 0n ? failed : succeeded) : number;
    }
    return done(shell, status);
  },
  export: declare,
  readonly: declare,
  declare,
  typeset: declare,
  local: declare,
  unset: (shell, { args }) => {
    const names = args.slice(1);
    for (const arg of names) {
      if (!isKnown(arg)) shell.state.forgetAll(arg);
      else if (/\[/.test(arg))
        shell.state.put(arg.replace(/\[.*/, ''), textVariable(unknown(`an item of ${arg} is unset`)));
      else if (names[0] === '-f') {
        shell.state.change(`${arg}()`);
        shell.state.functions.delete(arg);
      } else if (!arg.startsWith('-')) shell.state.unset(arg);
    }
    return done(shell, succeeded);
  },
  read: (shell, { args }) => done(shell, readFields(shell, args.slice(1))),
  mapfile: (shell, { args }) => done(shell, readLines(shell, args.slice(1))),
  readarray: (shell, { args }) => done(shell, readLines(shell, args.slice(1))),
  shift: (shell, { args }) => {
    const { state } = shell;
    const count = Number(isKnown(args[1] ?? '1') ? (args[1] ?? '1') : NaN);
    if (!Array.isArray(state.args) || Number.isNaN(count)) {
      state.args = unknown('the remaining arguments are not known');
      return done(shell, { ...unknown('the number of arguments is not known; --args gives them'), expected: true });
    }
    const given = state.args as readonly ShellValue[];
    if (count < 0 || count > given.length) return done(shell, failed);
    state.args = given.slice(count);
    return done(shell, succeeded);
  },
  set: setOptions,
  eval: (shell, call) => {
    const words = call.args.slice(1);
    if (words.every(isKnown)) return shell.runText(words.join(' '), call.line);
    const bad = words.find((word) => !isKnown(word));
    const why = bad !== undefined && !isKnown(bad) ? bad : unknown('what eval runs is not known');
    shell.report.lose(call.line, `${call.text}: what eval runs is not known: ${why.unknown}`);
    shell.state.forgetAll(why);
    return done(shell, why);
  },
  '.': source,
  source,
  exit: (shell, { args }) => {
    setStatus(shell, args[1]);
    return { kind: 'exit' };
  },
  return: (shell, { args }) => {
    setStatus(shell, args[1]);
    return { kind: 'return' };
  },
  break: (_, { args }) => ({ kind: 'break', levels: levels(args[1]) }),
  continue: (_, { args }) => ({ kind: 'continue', levels: levels(args[1]) }),
  trap,
  cd: changeDirectory,
  pushd: changeDirectory,
  popd: changeDirectory,
  exec: (shell, call) => {
    shell.call({ ...call, args: call.args.slice(1) });
    return { kind: 'exit' };
  },
  getopts: (shell, call) => done(shell, nextOption(shell, call)),
};

function plain(status: () => Status): Builtin {
  return (shell) => done(shell, status());
}

function done(shell: Shell, status: Status): Flow {
  shell.status = status;
  return next;
}

function setStatus(shell: Shell, given: ShellValue | undefined): void {
  if (given === undefined) return;
  if (!isKnown(given)) shell.status = given;
  else shell.status = /^[0-9]+$/.test(given) ? Number(given) & 255 : 2;
}

function levels(given: ShellValue | undefined): number {
  return given !== undefined && isKnown(given) && /^[1-9][0-9]?$/.test(given) ? Number(given) : 1;
}

function declare(shell: Shell, { args, assignments, text, line }: Call): Flow {
  const { state } = shell;
  const [keyword, ...rest] = args;
  const flags = rest
    .filter(isKnown)
    .filter((arg) => arg.startsWith('-'))
    .join('');
  const attribute = attributeOf(isKnown(keyword ?? '') ? String(keyword) : '', flags);
  if (flags.includes('p') || rest.length + assignments.length === 0)
    shell.output.write(unknown(`what ${text} prints is not known`));
  const isExported = (keyword === 'export' && !flags.includes('n')) || (keyword !== 'export' && flags.includes('x'));
  const exports = (name: string) => {
    if (isExported) state.export(name);
    else if (keyword === 'export') state.unexport(name);
  };
  if (/[fF]/.test(flags)) {
    for (const arg of rest) {
      if (isKnown(arg) && attribute) state.mark(`${arg}()`, attribute);
      if (isKnown(arg)) exports(`${arg}()`);
    }
    return done(shell, succeeded);
  }
  const isLocal =
    keyword === 'local' ||
    ((keyword === 'declare' || keyword === 'typeset') && !flags.includes('g') && state.isInFunction);
  if (keyword === 'declare' || keyword === 'typeset') shell.bashOnly(`${text} declares a variable`);
  if (/[inlu]/.test(flags) && keyword !== 'export' && keyword !== 'readonly')
    shell.report.lose(line, `${text}: what this makes of the variable is not followed`);
  for (const arg of rest) {
    if (!isKnown(arg)) state.forgetAll(arg);
    else {
      const [, name, value] = /^([A-Za-z_]\w*)(?:=(.*))?$/s.exec(arg) ?? [];
      if (name === undefined) continue;
      if (isLocal) state.hide(name);
      if (value !== undefined) state.assign(name, value);
      else if (flags.includes('A')) state.put(name, { kind: 'map', items: new Map() });
      else if (flags.includes('a')) state.put(name, listVariable([]));
      else if (isLocal) state.put(name, unsetVariable);
      if (attribute) state.mark(name, attribute);
      exports(name);
    }
  }
  for (const each of assignments) {
    if (isLocal) {
      state.hide(each.name);
      if (!each.append) state.restore(each.name, null);
    }
    if (flags.includes('A')) state.put(each.name, { kind: 'map', items: new Map() });
    shell.assign(each);
    if (attribute) state.mark(each.name, attribute);
    exports(each.name);
  }
  return done(shell, succeeded);
}

/** A distribution's functions for its init scripts; they set nothing that a script for IPVS uses. */
const knownFiles = /^(?:\/lib\/lsb\/init-functions|\/etc\/(?:rc\.d\/)?init\.d\/functions|\/etc\/rc\.(?:subr|status))$/;

function source(shell: Shell, call: Call): Flow {
  const { state, report } = shell;
  const path = call.args[1];
  if (path === undefined) return done(shell, 2);
  if (isKnown(path) && knownFiles.test(path)) {
    report.pass(path);
    return done(shell, succeeded);
  }
  const text = isKnown(path) ? state.files.get(path.replace(/^(?:\.\/)+/, '')) : undefined;
  if (text !== undefined && isKnown(text)) {
    const flow = shell.runText(text, call.line);
    return flow.kind === 'return' ? next : flow;
  }
  const why = unknown(`${isKnown(path) ? path : 'a file'} was read, which is not in the script`);
  report.lose(call.line, `${call.text}: what it holds is not in the script`);
  const { args } = state;
  state.forgetAll(why);
  state.args = args;
  return done(shell, why);
}

function changeDirectory(shell: Shell, { text }: Call): Flow {
  for (const path of shell.state.files.keys()) {
    if (!path.startsWith('/')) shell.state.files.set(path, unknown(`${text} has changed the folder`));
  }
  return done(shell, { ...unknown(`the status of ${text} is not known`), expected: true });
}
