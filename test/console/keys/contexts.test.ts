import { describe, expect, test } from 'vitest';
import { bindingsOf, type KeyContext, contexts } from '../../../src/console/keys/contexts.ts';

const all = Object.keys(contexts) as KeyContext[];

describe.each(all)('in the context %s', (context) => {
  test('no two actions share a key', () => {
    const keys = bindingsOf(context).flatMap((binding) => binding.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('every key says what it does', () => {
    for (const { label, help, keys } of bindingsOf(context)) {
      expect(keys.length).toBeGreaterThan(0);
      expect(label).not.toBe('');
      expect(help).not.toBe('');
    }
  });
});

test('the keys that scripts press keep their documented meaning', () => {
  const promised: Readonly<Record<string, string>> = {
    enter: 'detail',
    escape: 'back',
    w: 'weight',
    a: 'add server',
    o: 'add service',
    i: 'edit',
    x: 'delete',
    z: 'zero',
    s: 'save',
    r: 'restore',
    p: 'plan',
    u: 'undo',
    '/': 'search',
    ':': 'command',
    '?': 'help',
    q: 'quit',
    up: 'up',
    k: 'up',
    down: 'down',
    j: 'down',
  };
  const meant = Object.keys(promised).map((name) => [
    name,
    bindingsOf('table').find(({ keys }) => keys.includes(name))?.label,
  ]);
  expect(Object.fromEntries(meant)).toEqual(promised);
});
