import type { Confirmation } from '../config/console-settings.ts';

/** How the operator wants the console, from `console.json`. */
export interface Preferences {
  /** What must be typed before Enter applies it. */
  readonly confirm: Confirmation;
}

export const usualPreferences: Preferences = { confirm: 'danger' };
