import type { State } from '../state.ts';
import { goInTime } from '../update/back-in-time.ts';
import { back, pause, show, showBeside, showWhatIf, toggleLock } from '../update/show-view.ts';
import { openPrompt } from '../update/open-prompt.ts';
import { quit } from '../update/ask-quit.ts';
import { askDump } from '../update/dump-view.ts';
import { copyStaged } from '../update/copy.ts';
import {
  nextTheme,
  toggleCompact,
  toggleHeads,
  toggleMouse,
  toggleNames,
  togglePrivacy,
  togglePanel,
} from '../update/toggles.ts';
import { viewSpecs } from '../view-registry.ts';
import type { KeyGroup } from './binding.ts';

const noPast = ({ live }: State) => (live.past.length < 2 ? 'no earlier sample is kept yet' : null);
const notBack = ({ live }: State) => (live.frozen === null ? 'the table is live; [ goes back' : null);

/** Keys that work in every view. */
export const everywhere: KeyGroup = {
  title: 'Everywhere',
  bindings: [
    {
      keys: ['?', 'f1'],
      label: 'help',
      help: 'this help, and back; / searches in it',
      hint: 90,
      run: (state) => (state.view === 'help' ? back(state) : show(state, 'help')),
    },
    {
      keys: ['q', 'f10', 'ctrl-c'],
      label: 'quit',
      help: 'quit; asks first if changes are staged, or if weights or drains still change in steps',
      hint: 91,
      run: quit,
    },
    { keys: ['escape'], label: 'back', help: 'back one step; never quits', run: back },
    { keys: ['tab'], label: 'next view', help: 'next view', hint: 80, run: (state) => showBeside(state, 1) },
    { keys: ['shift-tab'], label: 'previous view', help: 'previous view', run: (state) => showBeside(state, -1) },
    {
      keys: ['`'],
      label: 'last view',
      help: 'the view shown before, and back',
      run: (state) => show(state, state.previous),
    },
    ...viewSpecs.map(({ id, key, title, help, blocked }) => ({
      keys: [key],
      label: title.toLowerCase(),
      action: `${title.toLowerCase()} view`,
      help,
      ...(blocked && { blocked }),
      run: (state: State) => show(state, id),
    })),
    { keys: ['!'], label: 'problems', help: 'the problems view, too', run: (state) => show(state, 'problems') },
    { keys: [':'], label: 'command', help: 'type a command', hint: 32, run: (state) => openPrompt(state, 'command') },
    {
      keys: ['['],
      label: 'back in time',
      help: 'show the sample before; Z shows the present again',
      blocked: noPast,
      run: (state) => goInTime(state, -1),
    },
    {
      keys: [']'],
      label: 'forward in time',
      help: 'show the sample after',
      blocked: notBack,
      run: (state) => goInTime(state, 1),
    },
    { keys: ['{'], label: 'far back', help: 'ten samples back', blocked: noPast, run: (state) => goInTime(state, -10) },
    {
      keys: ['}'],
      label: 'far forward',
      help: 'ten samples forward',
      blocked: notBack,
      run: (state) => goInTime(state, 10),
    },
    {
      keys: ['='],
      label: 'compare',
      help: 'compare the sample shown with the present, or with the last one of a recording',
      blocked: notBack,
      run: (state) => show(state, 'compare'),
    },
    {
      keys: ['S'],
      label: 'what if',
      help: 'simulate the staged changes: shares before and after',
      blocked: (state) => (state.staged.length === 0 ? 'nothing is staged; in a plan, Ctrl-s stages' : null),
      run: showWhatIf,
    },
    { keys: ['Z'], label: 'pause', help: 'pause or resume updates; play or stop a recording', run: pause },
    {
      keys: ['|'],
      label: 'panel',
      help: 'show or hide the panel of the row under the cursor',
      run: togglePanel,
    },
    {
      keys: ['Y'],
      label: 'copy the lines',
      help: 'copy the ipvsadm lines of everything staged to the clipboard',
      blocked: ({ staged }) => (staged.length === 0 ? 'nothing is staged' : null),
      run: copyStaged,
    },
    { keys: ['C'], label: 'compact', help: 'more rows: no tabs and no panel, one row of keys', run: toggleCompact },
    { keys: ['H'], label: 'heads', help: 'show or hide the column headers', run: toggleHeads },
    { keys: ['T'], label: 'theme', help: 'the next theme: dark, light, 16, none', run: nextTheme },
    {
      keys: ['m'],
      label: 'mouse',
      help: 'let clicks and the wheel act, or leave the mouse to the terminal',
      run: toggleMouse,
    },
    {
      keys: ['#'],
      label: 'names',
      help: 'names instead of addresses, from # name: comments of the rules file and /etc/hosts',
      run: toggleNames,
    },
    {
      keys: ['P'],
      label: 'privacy',
      help: 'hide the addresses of clients, for screenshots',
      run: togglePrivacy,
    },
    {
      keys: ['O'],
      label: 'write the view',
      help: 'write the rows of this view to a new file, as text, CSV or JSON',
      run: askDump,
    },
    { keys: ['L'], label: 'lock', help: 'lock or unlock changes', run: toggleLock },
    {
      keys: ['ctrl-l'],
      label: 'redraw',
      help: 'redraw the screen',
      run: (state: State) => [state, [{ kind: 'redraw' }]],
    },
    {
      keys: ['ctrl-z'],
      label: 'suspend',
      help: 'suspend to the shell',
      run: (state: State) => [state, [{ kind: 'suspend' }]],
    },
  ],
};
