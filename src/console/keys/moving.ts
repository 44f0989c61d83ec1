import { move } from '../update/move-cursor.ts';
import type { KeyGroup } from './binding.ts';

/** Keys that move the cursor of the table, and scroll the other views. */
export const moving: KeyGroup = {
  title: 'Moving',
  bindings: [
    { keys: ['up', 'k'], label: 'up', help: 'up', run: (state) => move(state, -1) },
    { keys: ['down', 'j'], label: 'down', help: 'down', run: (state) => move(state, 1) },
    { keys: ['pageup', 'ctrl-b'], label: 'page up', help: 'a page up', run: (state) => move(state, '-page') },
    { keys: ['pagedown', 'ctrl-f'], label: 'page down', help: 'a page down', run: (state) => move(state, 'page') },
    { keys: ['ctrl-u'], label: 'half up', help: 'half a page up', run: (state) => move(state, '-half') },
    { keys: ['ctrl-d'], label: 'half down', help: 'half a page down', run: (state) => move(state, 'half') },
    { keys: ['home', 'g'], label: 'start', help: 'to the start', run: (state) => move(state, 'start') },
    { keys: ['end', 'G'], label: 'end', help: 'to the end', run: (state) => move(state, 'end') },
  ],
};
