import type { State } from '../state.ts';
import type { Binding, KeyGroup } from './binding.ts';
import { inForm, inPlan, inOverwrite, inPrompt, inQuit, inUnfinished } from './dialogs.ts';
import { everywhere } from './everywhere.ts';
import { moving } from './moving.ts';
import { viewKeys } from './view-keys.ts';
import { planning, writing } from './writing.ts';

/** The keys depend on what has the keyboard. */
export const contexts = {
  table: [writing, viewKeys, moving, everywhere],
  detail: [writing, moving, everywhere],
  servers: [writing, viewKeys, moving, everywhere],
  connections: [moving, everywhere],
  'plan-view': [planning, moving, everywhere],
  problems: [moving, everywhere],
  sync: [moving, everywhere],
  log: [planning, moving, everywhere],
  help: [moving, everywhere],
  prompt: [inPrompt],
  form: [inForm],
  plan: [inPlan],
  overwrite: [inOverwrite],
  quit: [inQuit],
  unfinished: [inUnfinished],
} as const satisfies Readonly<Record<string, readonly KeyGroup[]>>;

export type KeyContext = keyof typeof contexts;

export function contextOf(state: State): KeyContext {
  if (state.dialog !== null) return state.dialog.kind;
  return state.view === 'plan' ? 'plan-view' : state.view;
}

export function bindingsOf(context: KeyContext): readonly Binding[] {
  return contexts[context].flatMap(({ bindings }) => bindings);
}

/** The binding of a key, or undefined. */
export function bindingFor(context: KeyContext, name: string): Binding | undefined {
  return bindingsOf(context).find(({ keys }) => keys.includes(name));
}
