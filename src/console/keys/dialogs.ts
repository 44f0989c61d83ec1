import type { ColumnsDialog, FormDialog, PlanDialog, PromptDialog } from '../dialog.ts';
import { type Transition, stay } from '../effect.ts';
import type { State } from '../state.ts';
import { submitted } from '../update/submit-form.ts';
import { confirm, copyLines, dropStaged, missing, putBack, scrollPlan, stage } from '../update/confirm-plan.ts';
import { abandoned, recall } from '../update/submit-prompt.ts';
import { carryChoice, moveChoice, toggleChoice, usualColumns } from '../update/choose-columns.ts';
import { inSteps, whyNoSteps } from '../update/in-steps.ts';
import { askReason } from '../update/open-prompt.ts';
import { toAllDirectors, whyNotAll } from '../update/to-all-directors.ts';
import { chooseUnfinished } from '../update/choose-unfinished.ts';
import { quit } from '../update/ask-quit.ts';
import { overwrite } from '../update/save-rules.ts';
import type { Binding, KeyGroup } from './binding.ts';

const close = (state: State): Transition => stay({ ...state, dialog: null });

/** Why Tab completes nothing in a prompt; null if it may. */
export const nothingToComplete = ({ dialog }: State): string | null =>
  dialog?.kind === 'prompt' && ['weight', 'search', 'reason'].includes(dialog.purpose)
    ? 'there is nothing to complete here'
    : null;

/** Keys in a prompt; all others are typed into it. */
export const inPrompt: KeyGroup = {
  title: 'In a prompt',
  bindings: [
    { keys: ['enter'], label: 'ok', help: 'accept', hint: 1, run: stay },
    {
      keys: ['escape', 'ctrl-c'],
      label: 'cancel',
      help: 'cancel',
      hint: 2,
      run: (state) => withPrompt(state, abandoned),
    },
    {
      keys: ['tab'],
      label: 'complete',
      help: 'complete the word: a command, a column, an address of the table, a scheduler, a file',
      hint: 4,
      blocked: nothingToComplete,
      run: stay,
    },
    {
      keys: ['up'],
      label: 'earlier',
      help: 'previous line',
      hint: 3,
      run: (state) => withPrompt(state, (one, prompt) => recall(one, prompt, 1)),
    },
    {
      keys: ['down'],
      label: 'later',
      help: 'next line',
      run: (state) => withPrompt(state, (one, prompt) => recall(one, prompt, -1)),
    },
  ],
};

/** Keys in a form. */
export const inForm: KeyGroup = {
  title: 'In a form',
  bindings: [
    {
      keys: ['enter'],
      label: 'show the plan',
      help: 'show the plan',
      hint: 1,
      run: (state) => withForm(state, submitted),
    },
    { keys: ['escape', 'ctrl-c'], label: 'cancel', help: 'cancel', hint: 4, run: close },
    hintOnly(['tab', 'down'], 'next field', 2),
    hintOnly(
      ['left', 'right'],
      'choose; at the end of a text, → takes the address, port or flag that is offered',
      3,
      'choose',
    ),
  ],
};

/** Keys in a plan. Enter is the only key of the console that changes the director. */
export const inPlan: KeyGroup = {
  title: 'In a plan',
  bindings: [
    {
      keys: ['enter'],
      label: 'apply',
      help: 'apply it, then read the table again and compare',
      hint: 1,
      blocked: (state) => whyNot(state),
      run: (state) => withPlan(state, confirm),
    },
    {
      keys: ['escape', 'ctrl-c'],
      label: 'cancel',
      help: 'change nothing; back to the form, if it came from one',
      hint: 2,
      run: (state) => withPlan(state, putBack),
    },
    {
      keys: ['ctrl-s'],
      label: 'stage',
      help: 'stage it for later',
      hint: 3,
      blocked: (state) => (isStaged(state) ? 'it is already staged' : null),
      run: (state) => withPlan(state, stage),
    },
    {
      keys: ['ctrl-x'],
      label: 'drop',
      help: 'discard everything staged',
      blocked: (state) => (isStaged(state) ? null : 'none of it is staged'),
      run: dropStaged,
    },
    {
      keys: ['ctrl-y'],
      label: 'copy',
      help: 'copy the lines to the clipboard',
      hint: 4,
      run: (state) => withPlan(state, copyLines),
    },
    {
      keys: ['ctrl-n'],
      label: 'reason',
      help: 'say why, for the log and for the panel of a drained server',
      hint: 6,
      blocked: ({ lock }) => lock?.reason ?? null,
      run: (state) => withPlan(state, askReason),
    },
    {
      keys: ['ctrl-r'],
      label: 'in steps',
      help: 'raise the weight in four steps over a minute (:ramp TIME for another time), or drain several servers one after another',
      hint: 5,
      blocked: (state) => (state.dialog?.kind === 'plan' ? whyNoSteps(state, state.dialog) : null),
      run: (state) => withPlan(state, inSteps),
    },
    {
      keys: ['ctrl-o'],
      label: 'all directors',
      help: 'make the same change on all directors of console -d A -d B, or on the first one alone again',
      hint: 7,
      blocked: (state) => (state.dialog?.kind === 'plan' ? whyNotAll(state, state.dialog) : null),
      run: (state) => withPlan(state, toAllDirectors),
    },
    scrolling(['up'], 'up', 'scroll up', -1),
    scrolling(['down'], 'down', 'scroll down', 1),
    scrolling(['pageup', 'ctrl-b'], 'page up', 'a page up', '-page'),
    scrolling(['pagedown', 'ctrl-f'], 'page down', 'a page down', 'page'),
    scrolling(['home'], 'start', 'to the start of the plan', 'start'),
    scrolling(['end'], 'end', 'to the end of the plan', 'end'),
  ],
};

/** Keys when the file to save to exists. */
export const inOverwrite: KeyGroup = {
  title: 'When the file exists',
  bindings: [
    { keys: ['y'], label: 'yes', help: 'change or replace the file', hint: 1, writes: true, run: overwrite },
    { keys: ['escape', 'n', 'ctrl-c'], label: 'cancel', help: 'leave the file unchanged', hint: 2, run: close },
  ],
};

/** Keys in the choice of columns. */
export const inColumns: KeyGroup = {
  title: 'In the choice of columns',
  bindings: [
    choosing(['space'], 'show or hide', 'show or hide the column', 1, toggleChoice),
    choosing(['left', 'up', 'k', 'h'], 'previous', 'previous column', 2, (state, one) => moveChoice(state, one, -1)),
    choosing(['right', 'down', 'j', 'l'], 'next', 'next column', 3, (state, one) => moveChoice(state, one, 1)),
    choosing(['<'], 'move left', 'move the column to the left', 4, (state, one) => carryChoice(state, one, -1)),
    choosing(['>'], 'move right', 'move the column to the right', 5, (state, one) => carryChoice(state, one, 1)),
    { keys: ['0'], label: 'all', help: 'all columns in their usual order', hint: 6, run: usualColumns },
    { keys: ['enter', 'escape', 'c', 'ctrl-c'], label: 'done', help: 'close', hint: 7, run: close },
  ],
};

function choosing(
  keys: readonly string[],
  label: string,
  help: string,
  hint: number,
  run: (state: State, dialog: ColumnsDialog) => Transition,
): Binding {
  return {
    keys,
    label,
    help,
    hint,
    run: (state) => (state.dialog?.kind === 'columns' ? run(state, state.dialog) : stay(state)),
  };
}

/** Keys when quitting would lose staged changes or stop steps. */
export const inQuit: KeyGroup = {
  title: 'When quitting with staged changes or steps',
  bindings: [
    {
      keys: ['y', 'enter'],
      label: 'quit',
      help: 'quit: staged changes are discarded, steps and drains that wait stop',
      hint: 1,
      run: quit,
    },
    { keys: ['escape', 'n', 'ctrl-c'], label: 'stay', help: 'stay', hint: 2, run: close },
  ],
};

/** Keys when a change was interrupted before the console started. */
export const inUnfinished: KeyGroup = {
  title: 'When a change was interrupted',
  bindings: [
    {
      keys: ['f'],
      label: 'finish it',
      help: 'show the plan for the rest of it',
      hint: 1,
      writes: true,
      blocked: (state) => withoutWay(state, 'finish', 'all of it is in the table, or its backup is missing'),
      run: (state) => chooseUnfinished(state, 'finish'),
    },
    {
      keys: ['u'],
      label: 'roll it back',
      help: 'show the plan that rolls back what it made',
      hint: 2,
      writes: true,
      blocked: (state) => withoutWay(state, 'rollBack', 'none of it is in the table'),
      run: (state) => chooseUnfinished(state, 'rollBack'),
    },
    { keys: ['escape', 'ctrl-c'], label: 'leave it', help: 'leave the table as it is', hint: 3, run: close },
  ],
};

function withoutWay({ dialog }: State, way: 'finish' | 'rollBack', why: string): string | null {
  return dialog?.kind === 'unfinished' && dialog[way] === null ? why : null;
}

function scrolling(
  keys: readonly string[],
  label: string,
  help: string,
  by: Parameters<typeof scrollPlan>[2],
): Binding {
  return { keys, label, help, run: (state) => withPlan(state, (one, plan) => scrollPlan(one, plan, by)) };
}

/** A key that the form itself handles; listed here for the hint bar. */
function hintOnly(keys: readonly string[], help: string, hint: number, label = help): Binding {
  return { keys, label, help, hint, run: stay };
}

function whyNot(state: State): string | null {
  return state.dialog?.kind === 'plan' ? missing(state, state.dialog) : null;
}

function isStaged(state: State): boolean {
  return state.dialog?.kind === 'plan' && state.dialog.proposal.origin === 'staged';
}

function withPrompt(state: State, run: (state: State, dialog: PromptDialog) => Transition): Transition {
  return state.dialog?.kind === 'prompt' ? run(state, state.dialog) : stay(state);
}

function withForm(state: State, run: (state: State, dialog: FormDialog) => Transition): Transition {
  return state.dialog?.kind === 'form' ? run(state, state.dialog) : stay(state);
}

function withPlan(state: State, run: (state: State, dialog: PlanDialog) => Transition): Transition {
  return state.dialog?.kind === 'plan' ? run(state, state.dialog) : stay(state);
}
