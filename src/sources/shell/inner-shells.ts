import type { Call } from './call.ts';
import { ended, type Flow, next } from './flow.ts';
import type { Shell } from './running-shell.ts';
import { ShellState } from './shell-state.ts';
import { isKnown, unknown } from './value.ts';
import type { elsewhere } from './wrappers.ts';

/** A command that runs in a namespace, in a container or on another machine. */
export function runElsewhere(
  shell: Shell,
  call: Call,
  { place, command, isText }: NonNullable<ReturnType<typeof elsewhere>>,
): Flow {
  const work = (inner: Shell): Flow => {
    if (!isText) return inner.call({ ...call, args: command, assignments: [] });
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
  return ended(shell, inner.status);
}

/** `sh -c TEXT`, `su -c TEXT`, `bash <<EOF`, and an unknown script. */
export function runShell(shell: Shell, name: string, call: Call): Flow {
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
    return ended(shell, inner.status);
  }
  const takesInput = name !== 'su' && args.every((arg) => isKnown(arg) && arg.startsWith('-'));
  if (takesInput) {
    const { text: script } = shell.input.rest();
    if (isKnown(script)) {
      state.args = [];
      const inner = shell.subshell({ state }, (each) => each.runText(script, call.line));
      return ended(shell, inner.status);
    }
  }
  shell.report.lose(call.line, `${call.text}: what it runs is not in the script`);
  return ended(shell, unknown(`the status of ${name} is not known`));
}
