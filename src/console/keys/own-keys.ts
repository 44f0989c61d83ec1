import type { ConsoleSettings } from '../../config/console-settings.ts';
import type { KeyFault } from '../../config/read-by-schema.ts';
import { hint } from '../../domain/nearest.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { actionOf, type Binding, keyText } from './binding.ts';
import { bindingsOf, viewContexts } from './contexts.ts';
import type { KeyMap } from '../key-map.ts';
import { keySets } from './key-sets.ts';
import { readKeyName } from './read-key-name.ts';

/**
 * The keys of a key set with the operator's own ones laid over them. Own keys replace all keys of their action; an
 * empty list switches it off. Two actions on one key are a fault.
 */
export function ownKeys({ keySet = 'default', keys = {} }: ConsoleSettings): Result<KeyMap, readonly KeyFault[]> {
  const actions = new Map(bindingsOf('table').map((binding) => [actionOf(binding), binding]));
  const faults: KeyFault[] = [];
  const given = new Map(Object.entries(keySets[keySet]));
  for (const [action, value] of Object.entries(keys)) {
    if (!actions.has(action)) {
      faults.push({
        path: ['keys', action],
        what: `there is no action '${action}'${hint(action, [...actions.keys()])}`,
      });
      continue;
    }
    given.set(action, readKeys(action, value, faults));
  }
  const owners = new Map(fixedKeys(actions));
  // The keys that the operator chose come last: a clash is reported at one of them.
  const order = [...actions].sort(([a], [b]) => Number(Object.hasOwn(keys, a)) - Number(Object.hasOwn(keys, b)));
  for (const [action, binding] of order) {
    (given.get(action) ?? binding.keys).forEach((key, index) => {
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, action);
      else faults.push({ path: pathOf(keys, action, index), what: clash(key, owner, action) });
    });
  }
  return faults.length > 0 ? failure(faults) : success(keyMap(given, actions));
}

/** Keys of single views that are not keys of the table: they stay as they are. */
function fixedKeys(actions: ReadonlyMap<string, Binding>): readonly (readonly [key: string, label: string])[] {
  const free = new Set([...actions.values()].flatMap(({ keys }) => keys));
  return viewContexts
    .flatMap(bindingsOf)
    .flatMap(({ keys, label }) => keys.filter((key) => !free.has(key)).map((key) => [key, label] as const));
}

/** Without them no one gets out of a view, or finds a key. */
const needed = ['quit', 'back', 'help'];

function readKeys(action: string, value: string | readonly string[], faults: KeyFault[]): readonly string[] {
  const path = ['keys', action];
  const words = typeof value === 'string' ? [value] : value;
  if (words.length === 0 && needed.includes(action)) faults.push({ path, what: `'${action}' needs a key` });
  return words.flatMap((word, index) => {
    const key = readKeyName(word);
    if (key !== null) return [key];
    const what = `'${word}' is not a key; write a character, F1 to F12, Ctrl-x, Alt-x, Space, Enter, PgUp and so on`;
    faults.push({ path: typeof value === 'string' ? path : [...path, index], what });
    return [];
  });
}

function pathOf(keys: NonNullable<ConsoleSettings['keys']>, action: string, index: number): KeyFault['path'] {
  return typeof keys[action] === 'string' ? ['keys', action] : ['keys', action, index];
}

function clash(key: string, owner: string, action: string): string {
  const shown = keyText(key);
  if (owner === action) return `${shown} is named twice for '${action}'`;
  return `${shown} is already the key of '${owner}'; give '${owner}' another key, or choose another one here`;
}

/** Given keys stand for the first usual key of their action; usual keys that were not given mean nothing. */
function keyMap(given: ReadonlyMap<string, readonly string[]>, actions: ReadonlyMap<string, Binding>): KeyMap {
  const map = new Map<string, string | null>();
  const freed = new Set<string>();
  for (const [action, keys] of given) {
    const usual = actions.get(action)?.keys ?? [];
    const [first = null] = usual;
    for (const key of keys) map.set(key, usual.includes(key) ? key : first);
    for (const key of usual) freed.add(key);
  }
  for (const key of freed) if (!map.has(key)) map.set(key, null);
  return map;
}
