import { expect, test } from 'vitest';
import { operator } from '../support/operator.ts';

const careful = operator({ preferences: { confirm: 'everything' } });

test('where everything must be confirmed, a weight is applied only after apply was typed', () => {
  const asked = careful.type('jw3\r');
  expect(asked.screen.join('\n')).toContain('Type apply to confirm:');
  const refused = asked.type('\r');
  expect(refused.state.notice?.text).toBe('Enter apply: type apply first');
  expect(refused.effects.filter(({ kind }) => kind === 'apply')).toEqual([]);
  expect(asked.type('apply\r').effects.map(({ kind }) => kind)).toContain('apply');
});

test('a deletion that cuts connections asks for a word, everywhere', () => {
  expect(careful.type('jx').screen.join('\n')).toContain('Type delete to confirm:');
  expect(operator().type('jx').screen.join('\n')).toContain('Type delete to confirm:');
});

test('without settings Enter applies a weight', () => {
  expect(
    operator()
      .type('jw3\r\r')
      .effects.map(({ kind }) => kind),
  ).toContain('apply');
});
