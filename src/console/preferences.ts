import type { Confirmation } from '../config/console-settings.ts';
import { type KeyMap, usualKeys } from './key-map.ts';

/** How the operator wants the console, from `console.json`. */
export interface Preferences {
  /** What must be typed before Enter applies it. */
  readonly confirm: Confirmation;
  readonly keys: KeyMap;
}

export const usualPreferences: Preferences = { confirm: 'danger', keys: usualKeys };
