import { openPrompt } from '../update/open-prompt.ts';
import type { KeyGroup } from './binding.ts';

/** Keys of the help. */
export const helpKeys: KeyGroup = {
  title: 'In the help',
  bindings: [
    {
      keys: ['/', 'f3'],
      label: 'search',
      help: 'show only the entries that have some words; Esc shows all',
      hint: 1,
      run: (state) => openPrompt(state, 'search'),
    },
  ],
};
