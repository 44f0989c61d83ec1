import type { Transition } from '../effect.ts';
import type { State } from '../state.ts';

/** A key and everything that is known of it; footer, help and handbook are written from these. */
export interface Binding {
  /** The first is the one that is shown. */
  readonly keys: readonly string[];
  /** A word or two for the hint bar. */
  readonly label: string;
  /** What it does, for the help. */
  readonly help: string;
  /** Its place in the hint bar, the smallest first; absent where only the help tells of it. */
  readonly hint?: number;
  /** It may lead to a change of the director. */
  readonly writes?: true;
  /** Why it does nothing now; null where it works. */
  readonly blocked?: (state: State) => string | null;
  readonly run: (state: State) => Transition;
}

/** A heading of the help, and the keys below it. */
export interface KeyGroup {
  readonly title: string;
  readonly bindings: readonly Binding[];
}

/** Why a key does nothing now, or null. */
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
