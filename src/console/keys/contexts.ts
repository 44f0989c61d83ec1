import type { State } from '../state.ts';
import { isGrid } from '../view-registry.ts';
import type { Binding, KeyGroup } from './binding.ts';
import { inColumns, inForm, inPlan, inOverwrite, inPrompt, inQuit, inUnfinished } from './dialogs.ts';
import { everywhere } from './everywhere.ts';
import { helpKeys } from './help-keys.ts';
import { moving } from './moving.ts';
import { besidePlanKeys, planKeys } from './plan-keys.ts';
import { problemKeys } from './problem-keys.ts';
import { viewKeys, viewKeysOfProblems } from './view-keys.ts';
import { planning, writing } from './writing.ts';

/** The keys depend on what has the keyboard. */
export const contexts = {
  /** Grids whose rows are rows of the table. */
  table: [writing, viewKeys, moving, everywhere],
  detail: [writing, moving, everywhere],
  /** Other grids. */
  rows: [planning, viewKeys, moving, everywhere],
  problems: [problemKeys, planning, viewKeysOfProblems, moving, everywhere],
  /** What is staged. */
  staged: [planKeys, ...besidePlanKeys, moving, everywhere],
  page: [planning, moving, everywhere],
  help: [helpKeys, moving, everywhere],
  prompt: [inPrompt],
  form: [inForm],
  plan: [inPlan],
  overwrite: [inOverwrite],
  columns: [inColumns],
  quit: [inQuit],
  unfinished: [inUnfinished],
} as const satisfies Readonly<Record<string, readonly KeyGroup[]>>;

export type KeyContext = keyof typeof contexts;

/** The contexts of views; in dialogs, keys are text or fixed. */
export const viewContexts = (Object.keys(contexts) as KeyContext[]).filter((name) =>
  (contexts[name] as readonly KeyGroup[]).includes(everywhere),
);

export function contextOf({ dialog, view, grid }: State): KeyContext {
  if (dialog !== null) return dialog.kind;
  if (view === 'help' || view === 'problems') return view;
  if (view === 'plan') return 'staged';
  const shown = view === 'detail' ? grid : view;
  if (shown === 'table' || shown === 'servers') return view === 'detail' ? 'detail' : 'table';
  return isGrid(view) ? 'rows' : 'page';
}

export function bindingsOf(context: KeyContext): readonly Binding[] {
  const known = ofContexts.get(context) ?? contexts[context].flatMap(({ bindings }) => bindings);
  ofContexts.set(context, known);
  return known;
}

/** Every frame and every key asks for them. */
const ofContexts = new Map<KeyContext, readonly Binding[]>();

/** The binding of a key, or undefined. */
export function bindingFor(context: KeyContext, name: string): Binding | undefined {
  return bindingsOf(context).find(({ keys }) => keys.includes(name));
}
