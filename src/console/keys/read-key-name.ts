import { keyNames } from './key-names.ts';

/** The key that a person means with `F2`, `Ctrl-d`, `PgUp` or `x`; null if there is no such key. */
export function readKeyName(text: string): string | null {
  const [, modifiers = '', last = ''] = /^((?:(?:ctrl|alt|shift)-)*)(.+)$/is.exec(text) ?? [];
  const name = lastName(last);
  if (name === null) return null;
  const has = (modifier: string) => modifiers.toLowerCase().includes(`${modifier}-`);
  const prefix = ['ctrl', 'alt', 'shift'].filter(has).map((modifier) => `${modifier}-`);
  // Ctrl and a letter is one key, with Shift or without.
  return prefix.join('') + (has('ctrl') && name.length === 1 ? name.toLowerCase() : name);
}

function lastName(text: string): string | null {
  if (text === ' ') return 'space';
  const lower = text.toLowerCase();
  if (/^f([1-9]|1[0-2])$/.test(lower)) return lower;
  return known.get(lower) ?? (Array.from(text).length === 1 ? text : null);
}

/** As key tables and as people spell them, in small letters. */
const known = new Map(
  Object.entries(keyNames).flatMap(([name, shown]) => [
    [name, name],
    [shown.toLowerCase(), name],
  ]),
);
