import type { Call } from './call.ts';
import { type Flow, next } from './flow.ts';
import type { Shell } from './running-shell.ts';
import type { ShellSettings } from './shell-state.ts';
import { isKnown, succeeded, unknown } from './value.ts';

/** What an option of `set` is to a reader of the script: followed, without effect on the table, or a loss once changed. */
type SetOption = keyof ShellSettings | 'harmless' | { readonly loss: string; readonly when: 'on' | 'off' };

const harmless = 'harmless';

/** By the name behind `-o`. */
const named: Readonly<Record<string, SetOption>> = {
  errexit: 'errexit',
  nounset: 'nounset',
  noglob: 'noglob',
  pipefail: 'pipefail',
  allexport: 'allexport',
  noexec: { loss: 'the shell runs nothing that follows', when: 'on' },
  onecmd: { loss: 'the shell ends after the next command', when: 'on' },
  keyword: { loss: 'assignments anywhere in a command count for it', when: 'on' },
  noclobber: { loss: 'a file that is there is not written again', when: 'on' },
  posix: { loss: 'the shell keeps to POSIX, where some commands end the script', when: 'on' },
  restricted: { loss: 'the shell refuses programs with a path', when: 'on' },
  braceexpand: { loss: 'words in braces stay as they are', when: 'off' },
  emacs: harmless,
  errtrace: harmless,
  functrace: harmless,
  hashall: harmless,
  histexpand: harmless,
  history: harmless,
  ignoreeof: harmless,
  'interactive-comments': harmless,
  monitor: harmless,
  nolog: harmless,
  notify: harmless,
  physical: harmless,
  privileged: harmless,
  verbose: harmless,
  vi: harmless,
  xtrace: harmless,
};

const letters: Readonly<Record<string, string>> = {
  a: 'allexport',
  b: 'notify',
  B: 'braceexpand',
  C: 'noclobber',
  e: 'errexit',
  E: 'errtrace',
  f: 'noglob',
  h: 'hashall',
  H: 'histexpand',
  k: 'keyword',
  m: 'monitor',
  n: 'noexec',
  p: 'privileged',
  P: 'physical',
  r: 'restricted',
  t: 'onecmd',
  T: 'functrace',
  u: 'nounset',
  v: 'verbose',
  x: 'xtrace',
};

/** `set`: options of the shell, and the arguments of the script. */
export function setOptions(shell: Shell, { args, text, line }: Call): Flow {
  const { state, report } = shell;
  shell.status = succeeded;
  if (args.length === 1) shell.output.write(unknown(`what ${text} prints is not known`));
  for (let at = 1; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!isKnown(arg)) {
      state.args = arg;
      report.lose(line, `${text}: what set does is not known: ${arg.unknown}`);
      return next;
    }
    if (arg === '--' || arg === '-' || !/^[-+]/.test(arg)) {
      state.args = args.slice(arg === '--' || arg === '-' ? at + 1 : at);
      return next;
    }
    const isOn = arg.startsWith('-');
    for (const letter of arg.slice(1)) {
      const name = letter === 'o' ? args[++at] : letters[letter];
      if (letter === 'o' && name === undefined) shell.output.write(unknown(`what ${text} prints is not known`));
      else if (name !== undefined && !isKnown(name)) report.lose(line, `${text}: ${name.unknown}`);
      else turn(shell, { name: name ?? letter, isOn, text, line });
    }
  }
  return next;
}

function turn(
  { state, report }: Shell,
  {
    name,
    isOn,
    text,
    line,
  }: { readonly name: string; readonly isOn: boolean; readonly text: string; readonly line: number },
): void {
  const option = Object.hasOwn(named, name) ? named[name] : undefined;
  if (option === undefined) report.lose(line, `${text}: '${name}' is not an option of the shell that is known`);
  else if (typeof option === 'object') {
    if (isOn === (option.when === 'on')) report.lose(line, `${text}: ${option.loss}; it is read as if it did not`);
  } else if (option !== harmless) state.options = { ...state.options, [option]: isOn };
}
