import { stay } from '../effect.ts';
import type { State } from '../state.ts';
import { back, pause, show, showBeside, toggleLock } from '../update/show-view.ts';
import { openPrompt } from '../update/open-prompt.ts';
import { quit } from '../update/ask-quit.ts';
import { viewSpecs } from '../view-registry.ts';
import type { KeyGroup } from './binding.ts';

/** Keys that work in every view. */
export const everywhere: KeyGroup = {
  title: 'Everywhere',
  bindings: [
    { keys: ['?', 'f1'], label: 'help', help: 'this help', hint: 90, run: (state) => show(state, 'help') },
    {
      keys: ['q', 'f10', 'ctrl-c'],
      label: 'quit',
      help: 'quit; asks first if changes are staged',
      hint: 91,
      run: quit,
    },
    { keys: ['escape'], label: 'back', help: 'back one step; never quits', run: back },
    { keys: ['tab'], label: 'next view', help: 'next view', hint: 80, run: (state) => showBeside(state, 1) },
    { keys: ['shift-tab'], label: 'previous view', help: 'previous view', run: (state) => showBeside(state, -1) },
    ...viewSpecs.map(({ id, key, title, help }) => ({
      keys: [key],
      label: title.toLowerCase(),
      help,
      run: (state: State) => show(state, id),
    })),
    { keys: ['!'], label: 'problems', help: 'lint findings of the table', run: (state) => show(state, 'problems') },
    { keys: [':'], label: 'command', help: 'type a command', hint: 32, run: (state) => openPrompt(state, 'command') },
    { keys: ['Z'], label: 'pause', help: 'pause or resume updates', run: pause },
    {
      keys: ['|'],
      label: 'panel',
      help: 'show or hide the panel of the row under the cursor',
      run: (state) => stay({ ...state, panel: !state.panel }),
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
