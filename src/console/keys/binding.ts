import type { Transition } from '../effect.ts';
import type { State } from '../state.ts';

/** A key and its properties; hint bar, help and documentation are generated from these. */
export interface Binding {
  /** The first one is shown. */
  readonly keys: readonly string[];
  /** A word or two for the hint bar. */
  readonly label: string;
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

/** How a key is written for people. */
export function keyText(name: string): string {
  return name
    .split('-')
    .map((part) => names[part] ?? (/^f\d+$/.test(part) ? part.toUpperCase() : part))
    .join('-');
}

const names: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  tab: 'Tab',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  ctrl: 'Ctrl',
  shift: 'Shift',
  backspace: 'Backspace',
};
