import { stageFix, whyNoFix } from '../update/stage-fix.ts';
import type { KeyGroup } from './binding.ts';

/** Keys of the view of problems. */
export const problemKeys: KeyGroup = {
  title: 'In the problems view',
  bindings: [
    {
      keys: ['f'],
      label: 'stage the fix',
      help: 'stage the fix of a problem; F4 filters here',
      hint: 1,
      writes: true,
      blocked: whyNoFix,
      run: stageFix,
    },
  ],
};
