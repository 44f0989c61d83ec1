import { type Transition, stay } from '../effect.ts';
import { readWeight, weightExpected } from '../form/weight.ts';
import type { State } from '../state.ts';
import { gridOf } from '../view-registry.ts';
import { filterBy, sortBy } from './arrange.ts';
import { show } from './show-view.ts';
import { quit } from './ask-quit.ts';
import { record } from './record-samples.ts';
import { save } from './save-rules.ts';
import { say } from './say.ts';
import { dumpView } from './dump-view.ts';
import { askFile, showPlan } from './propose.ts';
import { askRamp, whyNoRamp } from './ramp-weights.ts';
import { changeWeight } from './edit-staged.ts';
import { askQueue, isDrainOfSeveral } from './queue-drains.ts';
import { drain, enable } from './set-weight.ts';
import { undo } from './undo-change.ts';

interface Command {
  readonly name: string;
  readonly argument: string;
  readonly summary: string;
  /** Whether it may lead to a change, and so is blocked while the console is locked. */
  readonly writes?: true;
  run(state: State, argument: string): Transition;
}

/** The commands after `:`. A unique prefix of a name is enough. */
export const commandLine: readonly Command[] = [
  { name: 'quit', argument: '', summary: 'quit the console', run: quit },
  { name: 'help', argument: '', summary: 'show the keys', run: (state) => show(state, 'help') },
  { name: 'filter', argument: 'WORDS', summary: 'show matching rows', run: filterBy },
  {
    name: 'sort',
    argument: 'COLUMN',
    summary: 'sort by a column; without one, by order of addition',
    run: (state, name) => {
      if (name === '') return sortBy(state, null);
      const { columns } = gridOf(state);
      const column = columns.find((one) => one.name.startsWith(name));
      if (column !== undefined) return sortBy(state, column.name);
      return stay(
        say(state, 'warning', `there is no column '${name}'; known are ${columns.map((one) => one.name).join(', ')}`),
      );
    },
  },
  { name: 'connections', argument: '', summary: 'show the connections', run: (state) => show(state, 'connections') },
  {
    name: 'dump',
    argument: 'FILE',
    summary: 'write the rows of this view to a new file: text, or by its ending .csv or .json',
    run: dumpView,
  },
  { name: 'log', argument: '', summary: 'show the change log', run: (state) => show(state, 'log') },
  {
    name: 'weight',
    argument: 'N|+N|-N',
    summary: 'set the weight of the selected servers',
    writes: true,
    run: (state, text) => {
      const weight = readWeight(text);
      return weight === null ? stay(say(state, 'warning', weightExpected)) : changeWeight(state, weight);
    },
  },
  {
    name: 'drain',
    argument: 'REASON',
    summary: 'drain the selected servers, with a reason for the log',
    writes: true,
    run: (state, reason) => {
      const [asked] = drain(state);
      const { dialog } = asked;
      if (dialog?.kind !== 'plan' || reason === '') return stay(asked);
      return stay({ ...asked, dialog: { ...dialog, proposal: { ...dialog.proposal, reason } } });
    },
  },
  {
    name: 'rolling',
    argument: 'PERCENT',
    summary: 'drain the selected servers one after another; each service keeps that share of its weights',
    writes: true,
    run: (state, text) => {
      const floor = /^(\d{1,3})\s*%?$/.exec(text.trim() === '' ? '50' : text.trim())?.[1];
      if (floor === undefined || Number(floor) > 100) {
        return stay(say(state, 'warning', `'${text}' is not a share such as 50%`));
      }
      const [asked] = drain(state);
      const { dialog } = asked;
      if (dialog?.kind !== 'plan') return stay(asked);
      if (!isDrainOfSeveral(asked, dialog)) return stay(say(asked, 'warning', 'only one server drains here'));
      return askQueue(asked, dialog, Number(floor) / 100);
    },
  },
  {
    name: 'ramp',
    argument: 'TIME',
    summary: 'enable the selected servers in four steps over a time such as 90s or 5m',
    writes: true,
    run: (state, text) => {
      const [, number, unit] = /^(\d{1,4})\s*(s|m)?$/.exec(text.trim() === '' ? '60s' : text.trim()) ?? [];
      if (number === undefined) return stay(say(state, 'warning', `'${text}' is not a time such as 90s or 5m`));
      const [asked] = enable(state);
      const { dialog } = asked;
      if (dialog?.kind !== 'plan') return stay(asked);
      const why = whyNoRamp(asked, dialog);
      if (why !== null) return stay(say(asked, 'plain', `in one step: ${why}`));
      return askRamp(asked, dialog, Number(number) * (unit === 'm' ? 60_000 : 1000));
    },
  },
  { name: 'plan', argument: '', summary: 'show the plan', writes: true, run: showPlan },
  { name: 'undo', argument: '', summary: 'undo the last change', writes: true, run: undo },
  {
    name: 'write',
    argument: 'FILE',
    summary: 'save the table to a file',
    writes: true,
    run: (state, path) => (path === '' ? askFile(state, 'save') : save(state, path)),
  },
  {
    name: 'record',
    argument: 'FILE',
    summary: 'save the samples that are kept; lvsrules replay FILE shows them',
    run: record,
  },
  {
    name: 'apply',
    argument: 'FILE',
    summary: 'show the plan that changes the table to match a file',
    writes: true,
    run: (state, path) =>
      path === ''
        ? askFile(state, 'restore')
        : [{ ...state, busy: `reading ${path}` }, [{ kind: 'read-target', path }]],
  },
];

export function runCommand(state: State, text: string): Transition {
  const [word = '', ...rest] = text.split(/\s+/);
  if (word === '') return stay(state);
  const found = commandLine.filter(({ name }) => name.startsWith(word));
  const [command] = found;
  if (command === undefined || found.length > 1) {
    const names = (found.length > 1 ? found : commandLine).map(({ name }) => name).join(', ');
    const what = found.length > 1 ? `'${word}' could be ${names}` : `there is no command '${word}'; known are ${names}`;
    return stay(say(state, 'warning', what));
  }
  if (command.writes && state.lock !== null)
    return stay(say(state, 'warning', `:${command.name} is blocked: ${state.lock.reason}`));
  return command.run(state, rest.join(' '));
}
