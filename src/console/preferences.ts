import { type AddressNames, namelessAddresses } from './address-names.ts';
import type { Confirmation, ThemeName } from '../config/console-settings.ts';
import { type KeyMap, usualKeys } from './key-map.ts';
import type { SavedFilters } from './saved-filters.ts';

/** How the operator wants the console, from `console.json`. */
export interface Preferences {
  /** What must be typed before Enter applies it. */
  readonly confirm: Confirmation;
  readonly keys: KeyMap;
  readonly filters: SavedFilters;
  readonly nameOf: AddressNames;
  readonly theme: ThemeName;
  /** The mouse acts when the console starts. */
  readonly mouse: boolean;
  /** Names are shown instead of addresses when the console starts. */
  readonly names: boolean;
  /** The addresses of clients are hidden when the console starts. */
  readonly privacy: boolean;
}

export const usualPreferences: Preferences = {
  confirm: 'danger',
  keys: usualKeys,
  filters: {},
  nameOf: namelessAddresses,
  theme: 'dark',
  mouse: false,
  names: false,
  privacy: false,
};
