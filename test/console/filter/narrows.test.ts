import { expect, test } from 'vitest';
import { narrows } from '../../../src/console/filter/narrows.ts';
import { readFilter } from '../../../src/console/filter/read-filter.ts';

const columns = [
  { name: 'state', isNumber: false },
  { name: 'expires', isNumber: true },
];

test.each([
  ['10.0', '10', true],
  ['10', '10.0', false],
  ['10.0 tcp', '10.0', true],
  ['10.0', '10.0 tcp', false],
  ['tcp 10.0.1', '10.0 tcp', true],
  ['state:est', 'state:e', true],
  ['state:est', 'est', false],
  ['10 expires>5', '10 expires>5', true],
  ['10 expires>50', '10 expires>5', false],
  ['10 expires>=5', '10 expires>5', false],
  ['!10.0', '!10', false],
  ['10 or 11', '10', false],
  ['(10 or 11) 12', '12', true],
  ['/1./', '/1/', false],
])("'%s' after '%s': only the rows that are left need a look: %s", (text, before, expected) => {
  const [filter, earlier] = [readFilter(text, columns), readFilter(before, columns)];
  if (!filter.ok || !earlier.ok) throw new Error('not a filter');
  expect(narrows(filter.value, earlier.value)).toBe(expected);
});
