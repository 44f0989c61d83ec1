import { cursorTargets, hiddenMarks } from '../selectors.ts';
import { latestObservation } from '../shown-sample.ts';
import type { State } from '../state.ts';
import { askDelete, askZero } from '../update/delete-rows.ts';
import { askEdit, askServer, askService } from '../update/open-form.ts';
import { askFile, showPlan } from '../update/propose.ts';
import { askWeight, drain, enable, setWeight, weightBack } from '../update/set-weight.ts';
import { stopQueue } from '../update/queue-drains.ts';
import { stopRamps } from '../update/ramp-weights.ts';
import { redo, undo } from '../update/undo-change.ts';
import { limits } from '../../domain/limits.ts';
import { nextOf } from '../../change/undo/made-changes.ts';
import type { KeyGroup } from './binding.ts';

const hasServers = (state: State) => cursorTargets(state).some(({ service }) => service.servers.length > 0);
/** Hidden marks are never acted on. */
const allHidden = (state: State) => {
  const { size } = state.table.marks;
  if (size === 0 || hiddenMarks(state) < size) return null;
  return `${size === 1 ? 'the marked row is' : `all ${size} marked rows are`} hidden; U clears the marks`;
};
const noRow = (state: State) => allHidden(state) ?? (cursorTargets(state).length === 0 ? 'no row is selected' : null);
const noServices = (state: State) =>
  latestObservation(state).services.length === 0 ? 'there are no services; press o to add one' : null;
const noServer = (state: State) =>
  allHidden(state) ??
  (state.table.marks.size > 0 || hasServers(state) ? null : 'only real servers have a weight; none is selected');
const nothingToPlan = (state: State) =>
  state.staged.length === 0 && state.rules === null
    ? 'nothing is staged, and no rules file is watched (--rules FILE)'
    : null;
const nothingToUndo = (state: State) =>
  state.staged.length === 0 && nextOf(state.journal).undo === null && !isLogged(state)
    ? 'no changes were made here'
    : null;
/** Whether the log on disk may have something to undo. */
const isLogged = ({ log }: State) => log !== null && log.length > 0;
const nothingToRedo = (state: State) =>
  nextOf(state.journal).redo === null && !isLogged(state) ? 'nothing was undone here' : null;

/** Change keys: each shows its lines first, and Enter applies them. */
export const writing: KeyGroup = {
  title: 'Changes (each shows its ipvsadm lines first)',
  bindings: [
    {
      keys: ['w'],
      label: 'weight',
      help: 'set the weight: N, +N or -N',
      hint: 3,
      writes: true,
      blocked: noServer,
      run: askWeight,
    },
    {
      keys: ['W'],
      label: 'weight before',
      help: 'restore the weight from before the last change, by this console or by others; again swaps both',
      writes: true,
      blocked: noServer,
      run: weightBack,
    },
    {
      keys: ['a'],
      label: 'add server',
      help: 'add a real server to the service',
      hint: 4,
      writes: true,
      blocked: noServices,
      run: askServer,
    },
    { keys: ['o'], label: 'add service', help: 'add a virtual service', hint: 5, writes: true, run: askService },
    {
      keys: ['i'],
      label: 'edit',
      help: 'edit a service or a real server',
      hint: 6,
      writes: true,
      blocked: noRow,
      run: askEdit,
    },
    {
      keys: ['x'],
      label: 'delete',
      help: 'delete; type delete to confirm if clients can lose connections',
      hint: 7,
      writes: true,
      blocked: noRow,
      run: askDelete,
    },
    {
      keys: ['d'],
      label: 'drain',
      help: 'weight 0: no new connections',
      hint: 1,
      writes: true,
      blocked: noServer,
      run: (state) => drain(state),
    },
    {
      keys: ['D'],
      label: 'drain everywhere',
      help: 'weight 0 for this machine in all its services',
      writes: true,
      blocked: noServer,
      run: (state) => drain(state, true),
    },
    {
      keys: ['e'],
      label: 'enable',
      help: 'restore the previous weight of drained servers',
      hint: 2,
      writes: true,
      blocked: noServer,
      run: (state) => enable(state),
    },
    {
      keys: ['E'],
      label: 'enable everywhere',
      help: 'restore the previous weight of this machine in all its services',
      writes: true,
      blocked: noServer,
      run: (state) => enable(state, true),
    },
    {
      keys: ['K'],
      label: 'stop the steps',
      help: 'stop weights that go up in steps, and drains that wait for others; weights stay as they are',
      hint: 0,
      blocked: (state) => (state.ramps.length === 0 && state.queue === null ? 'nothing is made in steps' : null),
      run: (state) => stopRamps(stopQueue(state)),
    },
    {
      keys: [',', 'f7'],
      label: 'weight -1',
      help: 'decrease the weight by 1',
      writes: true,
      blocked: noServer,
      run: (state) => setWeight(state, (weight) => weight - 1),
    },
    {
      keys: [';', 'f8'],
      label: 'weight +1',
      help: 'increase the weight by 1',
      writes: true,
      blocked: noServer,
      run: (state) => setWeight(state, (weight) => Math.min(limits.weight.most, weight + 1)),
    },
    {
      keys: ['('],
      label: 'weight -10',
      help: 'decrease the weight by 10',
      writes: true,
      blocked: noServer,
      run: (state) => setWeight(state, (weight) => weight - 10),
    },
    {
      keys: [')'],
      label: 'weight +10',
      help: 'increase the weight by 10',
      writes: true,
      blocked: noServer,
      run: (state) => setWeight(state, (weight) => Math.min(limits.weight.most, weight + 10)),
    },
    {
      keys: ['z'],
      label: 'zero',
      help: 'zero the counters of a service',
      hint: 40,
      writes: true,
      blocked: noRow,
      run: askZero,
    },
    {
      keys: ['s'],
      label: 'save',
      help: 'save the table to a file; asks before it changes an existing file',
      hint: 41,
      writes: true,
      run: (state) => askFile(state, 'save'),
    },
    {
      keys: ['r'],
      label: 'restore',
      help: 'change the table to match a file',
      hint: 42,
      writes: true,
      run: (state) => askFile(state, 'restore'),
    },
    {
      keys: ['p'],
      label: 'plan',
      help: 'staged changes, or the changes of the watched file',
      hint: 8,
      blocked: nothingToPlan,
      run: showPlan,
    },
    {
      keys: ['u'],
      label: 'undo',
      help: 'drop the last staged change, or undo the last applied one',
      hint: 9,
      writes: true,
      blocked: nothingToUndo,
      run: undo,
    },
    {
      keys: ['R'],
      label: 'redo',
      help: 'redo the last undone change',
      writes: true,
      blocked: nothingToRedo,
      run: redo,
    },
  ],
};

/** The keys that do not depend on a row. */
export const planning: KeyGroup = {
  title: writing.title,
  bindings: writing.bindings.filter(({ keys }) => ['p', 'u', 'R', 'K'].some((key) => keys.includes(key))),
};
