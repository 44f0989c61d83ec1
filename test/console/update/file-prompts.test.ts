import { describe, expect, test } from 'vitest';
import { operator } from '../support/operator.ts';

const watching = operator({ rules: '/etc/ipvs.rules' });

describe('a file name that a prompt proposes', () => {
  test.each<[keys: string, text: string]>([
    ['s', '/etc/ipvs.rules'],
    ['s/tmp/a', '/tmp/a'],
    ['r\x1b[200~/tmp/b\x1b[201~', '/tmp/b'],
    ['s\x1b[D\x1b[C.old', '/etc/ipvs.rules.old'],
    ['s\x7f', '/etc/ipvs.rule'],
  ])('after %j is %s', (keys, text) => {
    expect(watching.type(keys).state.dialog).toMatchObject({ kind: 'prompt', field: { text } });
  });

  test('is replaced in the prompt for a dump, too', () => {
    expect(operator().type('Oa.csv').state.dialog).toMatchObject({ field: { text: 'a.csv' } });
  });
});
