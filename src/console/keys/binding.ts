import type { Transition } from '../effect.ts';
import type { State } from '../state.ts';
import { pressedFor } from '../key-map.ts';
import { keyNames, modifierNames } from './key-names.ts';

/** A key and its properties; hint bar, help and documentation are generated from these. */
export interface Binding {
  /** The first one is shown. */
  readonly keys: readonly string[];
  /** A word or two for the hint bar. */
  readonly label: string;
  /** The name of the action in `console.json`, where another one has the same label. */
  readonly action?: string;
  /** What it does, for the help. */
  readonly help: string;
  /** Its position in the hint bar; absent if only the help lists it. */
  readonly hint?: number;
  /** It may lead to a change. */
  readonly writes?: true;
  /** Why it is blocked now; null when it works. */
  readonly blocked?: (state: State) => string | null;
  readonly run: (state: State) => Transition;
}

/** A heading of the help, and the keys below it. */
export interface KeyGroup {
  readonly title: string;
  readonly bindings: readonly Binding[];
}

/** Why a key is blocked now, or null. */
export function blockedBy(binding: Binding, state: State): string | null {
  if (binding.writes && state.lock !== null) return state.lock.reason;
  return binding.blocked?.(state) ?? null;
}

/** The name of an action: own keys in `console.json` are given by it. */
export function actionOf({ action, label }: Binding): string {
  return action ?? label;
}

/** The keys to press for an action, the first one first; empty if it was switched off. */
export function keysOf({ keys }: Binding, { preferences }: State): readonly string[] {
  return pressedFor(preferences.keys, keys);
}

/** How a key is written for people. */
export function keyText(name: string): string {
  return name
    .split('-')
    .map((part) => modifierNames[part] ?? keyNames[part] ?? (/^f\d+$/.test(part) ? part.toUpperCase() : part))
    .join('-');
}
