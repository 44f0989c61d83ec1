import { expect, test } from 'vitest';
import { operator } from '../support/operator.ts';

test.each<[keys: string, words: string]>([
  ['Q', 'Q does nothing here; ? lists the keys'],
  ['7d', 'd drain: a key for views 1 and 2'],
  ['6f', 'f filter: a key for views with rows'],
  ['5B', 'B group: only connections can be grouped, in view 3'],
  ['2-', '- fold: these rows are in no groups'],
  ['4*', '* fold all: there are no rows'],
  ['C||', 'the panel is on, but hidden: C makes room for it'],
  ['\x1bx', 'Alt-x does nothing here; ? lists the keys'],
  ['\x1b[200~10.0.0.9\x1b[201~', 'nothing was pasted: open a prompt (: / f) or a form (a o i) first'],
  ['jw\t', 'Tab complete: there is nothing to complete here'],
])('after %j the console says: %s', (keys, words) => {
  expect(operator().type(keys).state.notice?.text).toBe(words);
});

test('Tab in a filter offers the saved filters too', () => {
  const after = operator({ preferences: { filters: { hot: 'excess>20' } } }).type('f@\t');
  expect(after.state.dialog).toMatchObject({ field: { text: '@hot ' } });
});
