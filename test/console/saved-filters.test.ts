import { expect, test } from 'vitest';
import { withSavedFilters } from '../../src/console/saved-filters.ts';
import { operator } from './support/operator.ts';

const filters = { drained: 'weight=0', first: '192.0.2.1' };

test.each([
  ['@drained', '(weight=0)'],
  ['!@drained @first', '!(weight=0) (192.0.2.1)'],
  ['(@first or @drained)', '((192.0.2.1) or (weight=0))'],
  ['a@drained', 'a@drained'],
])('%s is %s', (text, whole) => {
  expect(withSavedFilters(text, filters)).toEqual({ ok: true, value: whole });
});

const own = operator({ preferences: { filters } });

test('a saved filter acts in the prompt and after :filter', () => {
  for (const keys of ['f@drained\r', ':filter @drained\r']) {
    const { state, screen } = own.type(keys);
    expect(state.table.filter).toBe('(weight=0)');
    expect(screen.join('\n')).toContain('10.0.0.3:80');
    expect(screen.join('\n')).not.toContain('10.0.0.4:80');
  }
});

test('a name that is not known is a fault of the prompt, with a hint', () => {
  const typed = own.type('f@draind');
  expect(typed.screen.join('\n')).toContain("there is no saved filter '@draind'; did you mean 'drained'?");
  expect(typed.state.table.filter).toBe('');
});
