import { describe, expect, test } from 'vitest';
import { type ConsoleSettings, keySetNames } from '../../../src/config/console-settings.ts';
import { meantKey, pressedFor } from '../../../src/console/key-map.ts';
import { actionOf } from '../../../src/console/keys/binding.ts';
import { bindingsOf, viewContexts } from '../../../src/console/keys/contexts.ts';
import { ownKeys } from '../../../src/console/keys/own-keys.ts';
import { readKeyName } from '../../../src/console/keys/read-key-name.ts';
import { operator } from '../support/operator.ts';

function faults(settings: ConsoleSettings): readonly string[] {
  const read = ownKeys(settings);
  return read.ok ? [] : read.failure.map(({ path, what }) => `${path.join('.')}: ${what}`);
}

function mapOf(settings: ConsoleSettings) {
  const read = ownKeys(settings);
  if (!read.ok) throw new Error(read.failure.map(({ what }) => what).join());
  return read.value;
}

test.each(viewContexts)('in the context %s every action has a name of its own', (context) => {
  const names = bindingsOf(context).map(actionOf);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each(keySetNames)('no two actions share a key in the key set %s', (keySet) => {
  expect(faults({ keySet })).toEqual([]);
});

describe('own keys are at fault', () => {
  test.each<[title: string, keys: NonNullable<ConsoleSettings['keys']>, fault: string]>([
    [
      'for an action that does not exist',
      { drian: 'F2' },
      "keys.drian: there is no action 'drian'; did you mean 'drain'?",
    ],
    ['with a word that is not a key', { drain: 'F13' }, "keys.drain: 'F13' is not a key; write a character, F1 to F12"],
    ['with the key of another action', { columns: 'd' }, "keys.columns: d is already the key of 'drain'"],
    ['with one key for two actions', { drain: 'F2', delete: ['F2'] }, "keys.drain: F2 is already the key of 'delete'"],
    ['with one key twice', { drain: ['F2', 'f2'] }, "keys.drain.1: F2 is named twice for 'drain'"],
    ['if no key quits', { quit: [] }, "keys.quit: 'quit' needs a key"],
  ])('%s', (_, keys, fault) => {
    expect(faults({ keys }).join('\n')).toContain(fault);
  });

  test('also against the keys of the key set', () => {
    expect(faults({ keySet: 'hatop', keys: { help: ['?', 'F1'] } })).toEqual([
      "keys.help.1: F1 is already the key of 'enable everywhere'; give 'enable everywhere' another key, or choose another one here",
    ]);
  });
});

describe('own keys', () => {
  const keys = mapOf({ keys: { drain: ['F11', 'X'], delete: 'd', zero: [] } });

  test('replace all keys of their action, and free those for others', () => {
    expect(['f11', 'X', 'd', 'x', 'z', 'w'].map((key) => meantKey(keys, key))).toEqual([
      'd',
      'd',
      'x',
      null,
      null,
      'w',
    ]);
    expect(pressedFor(keys, ['d'])).toEqual(['f11', 'X']);
    expect(pressedFor(keys, ['x'])).toEqual(['d']);
    expect(pressedFor(keys, ['z'])).toEqual([]);
  });

  test('act in the console, and are those of hint bar and help', () => {
    const own = operator({ preferences: { keys } });
    expect(own.type('jX').screen.join('\n')).toContain('ipvsadm -e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0');
    expect(own.type('jz').state).toEqual({ ...own.type('j').state, notice: own.type('jz').state.notice });
    expect(own.screen.at(-2)).toContain(' F11 drain');
    expect(own.type('?').screen.join('\n')).toMatch(/F11 X +weight 0: no new connections/);
  });

  test('do not change what is typed into a prompt, or the keys of a dialog', () => {
    const own = operator({ preferences: { keys } });
    expect(own.type('/dzX').state.dialog).toMatchObject({ field: { text: 'dzX' } });
    expect(own.type('jX\x1b').state.dialog).toBeNull();
  });

  test('say their own name where they are blocked', () => {
    expect(operator({ preferences: { keys } }, { services: [], unknown: [] }).type('X').state.notice?.text).toMatch(
      /^F11 drain: /,
    );
  });
});

test('the function keys of HATop act on servers, and none of them quits', () => {
  const hatop = operator({ preferences: { keys: mapOf({ keySet: 'hatop' }) } });
  expect(hatop.type('j\x1b[21~').screen.join('\n')).toContain('-r 10.0.0.1:80 -g -w 0');
  expect(hatop.type('j\x1b[18~').screen.join('\n')).toContain('-r 10.0.0.1:80 -g -w 2');
});

test.each<[text: string, name: string | null]>([
  ['d', 'd'],
  ['D', 'D'],
  ['F2', 'f2'],
  ['f12', 'f12'],
  ['F13', null],
  ['Ctrl-D', 'ctrl-d'],
  ['ctrl-alt-x', 'ctrl-alt-x'],
  ['alt-ctrl-Home', 'ctrl-alt-home'],
  ['PgUp', 'pageup'],
  ['PageDown', 'pagedown'],
  ['Esc', 'escape'],
  ['escape', 'escape'],
  ['space', 'space'],
  [' ', 'space'],
  ['-', '-'],
  ['Ctrl--', 'ctrl--'],
  ['↑', 'up'],
  ['dd', null],
  ['', null],
])('%j is read as %j', (text, name) => {
  expect(readKeyName(text)).toBe(name);
});
