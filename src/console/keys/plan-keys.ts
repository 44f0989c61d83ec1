import { limits } from '../../domain/limits.ts';
import type { State } from '../state.ts';
import { applyChosen, askStagedWeight, changeWeight, dropChosen, whyNoStagedWeight } from '../update/edit-staged.ts';
import { dropStaged } from '../update/confirm-plan.ts';
import type { Binding, KeyGroup } from './binding.ts';
import { viewKeys } from './view-keys.ts';
import { planning } from './writing.ts';

const nothingStaged = (state: State) =>
  state.staged.length === 0 ? 'nothing is staged; in a plan, Ctrl-s stages its changes' : null;

/** Keys of the plan view. */
export const planKeys: KeyGroup = {
  title: 'In the plan view',
  bindings: [
    {
      keys: ['enter', 'p'],
      label: 'review and apply',
      help: 'review and apply what is staged, or only the marked changes',
      hint: 1,
      writes: true,
      blocked: nothingStaged,
      run: applyChosen,
    },
    {
      keys: ['x', 'u'],
      label: 'drop',
      help: 'drop the staged change, all of a service on its row, or the marked ones',
      hint: 2,
      blocked: nothingStaged,
      run: dropChosen,
    },
    {
      keys: ['w'],
      label: 'weight',
      help: 'change the staged weight: N, +N or -N',
      hint: 3,
      blocked: whyNoStagedWeight,
      run: askStagedWeight,
    },
    step([',', 'f7'], 'weight -1', 'decrease the staged weight by 1', -1),
    step([';', 'f8'], 'weight +1', 'increase the staged weight by 1', 1),
    step(['('], 'weight -10', 'decrease the staged weight by 10', -10),
    step([')'], 'weight +10', 'increase the staged weight by 10', 10),
    {
      keys: ['ctrl-x'],
      label: 'drop all',
      help: 'drop everything staged',
      hint: 4,
      blocked: nothingStaged,
      run: dropStaged,
    },
  ],
};

function step(keys: readonly string[], label: string, help: string, by: number): Binding {
  return {
    keys,
    label,
    help,
    blocked: whyNoStagedWeight,
    run: (state) => changeWeight(state, (weight) => Math.min(limits.weight.most, weight + by)),
  };
}

const taken = new Set(planKeys.bindings.flatMap(({ keys }) => keys));

/** The other keys of lists and of changes. */
export const besidePlanKeys: readonly KeyGroup[] = [planning, viewKeys].map((group) => ({
  ...group,
  bindings: group.bindings.filter(({ keys }) => !keys.some((key) => taken.has(key))),
}));
