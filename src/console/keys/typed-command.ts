import type { PromptDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import type { State } from '../state.ts';
import { completeWith, unfinished } from '../update/complete-field.ts';
import { isIpvsadmLine, runIpvsadmLine } from '../update/run-ipvsadm-line.ts';
import { commandLine, runCommand } from '../update/run-typed-command.ts';
import { say } from '../update/say.ts';
import { entered } from '../update/submit-prompt.ts';
import { actionOf, type Binding, blockedBy } from './binding.ts';
import { candidatesFor } from './candidates-for.ts';
import { bindingsOf, contextOf } from './contexts.ts';
import { nothingToComplete } from './dialogs.ts';

/** Enter and Tab in a prompt; null for every other key. */
export function typedCommandKey(state: State, dialog: PromptDialog, key: string | null): Transition | null {
  if (key === 'enter') return entered(state, dialog, runLine);
  return key === 'tab' && nothingToComplete(state) === null ? completed(state, dialog) : null;
}

/** A command, a line of ipvsadm, or the name of what a key does, with hyphens. The beginning of a name is enough. */
function runLine(state: State, text: string): Transition {
  if (isIpvsadmLine(text)) return runIpvsadmLine(state, text);
  const [word = ''] = text.split(/\s+/);
  if (commandLine.some(({ name }) => name === word)) return runCommand(state, text);
  const verbs = verbsOf(state);
  const exact = verbs.find(({ name }) => name === word);
  if (exact !== undefined) return runVerb(state, exact);
  if (word === '' || commandLine.some(({ name }) => name.startsWith(word))) return runCommand(state, text);
  const [only, ...more] = verbs.filter(({ name }) => name.startsWith(word));
  if (only !== undefined && more.length === 0) return runVerb(state, only);
  if (only === undefined)
    return stay(say(state, 'warning', `there is no command '${word}'; Tab shows those that exist`));
  return stay(say(state, 'warning', `'${word}' could be ${[only, ...more].map(({ name }) => name).join(', ')}`));
}

interface Verb {
  readonly name: string;
  readonly binding: Binding;
}

/** What the keys of the view do, by name. */
function verbsOf(state: State): readonly Verb[] {
  const context = contextOf({ ...state, dialog: null });
  return bindingsOf(context).map((binding) => ({ name: actionOf(binding).replace(/\s+/g, '-'), binding }));
}

function runVerb(state: State, { name, binding }: Verb): Transition {
  const why = blockedBy(binding, state);
  return why === null ? binding.run(state) : stay(say(state, 'warning', `:${name}: ${why}`));
}

function completed(state: State, dialog: PromptDialog): Transition {
  const names = [...commandLine.map(({ name }) => name), ...verbsOf(state).map(({ name }) => name)];
  const found = candidatesFor(state, dialog, names);
  if (found !== 'files') return completeWith(state, dialog, found);
  return [state, [{ kind: 'list-files', word: unfinished(dialog).word }]];
}
