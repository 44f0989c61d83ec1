import { describe, expect, test } from 'vitest';
import { contexts } from '../../../src/console/keys/contexts.ts';
import { operator } from '../support/operator.ts';
import { applied, planned } from '../support/plans.ts';

describe('a key shows the line that it would run', () => {
  test.each<[keys: string, lines: readonly string[]]>([
    ['jw3\r', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3']],
    ['jjw+4\r', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 6']],
    ['jjw-9\r', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 0']],
    ['jj:weight +5\r', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 7']],
    ['jj:weight 9\r', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 9']],
    ['jj;', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 3']],
    ['jj,', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1']],
    ['jd', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0']],
    ['w9\r', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 9', '-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 9']],
    ['j  w5\r', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 5', '-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 5']],
    ['jx', ['-d -t 192.0.2.1:80 -r 10.0.0.1:80']],
    ['x', ['-D -t 192.0.2.1:80']],
    ['jz', ['-Z -t 192.0.2.1:80']],
    ['a10.0.0.9\r', ['-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1']],
    ['a10.0.0.9\tm\t8080\t5\r', ['-a -t 192.0.2.1:80 -r 10.0.0.9:8080 -m -w 5']],
    ['a10.0.0.9:80\r', ['-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1']],
    ['a10.0.0.9:8080\tm\r', ['-a -t 192.0.2.1:80 -r 10.0.0.9:8080 -m -w 1']],
    [
      'a\x1b[200~10.0.0.8\n10.0.0.9:80, 10.0.0.10\n\x1b[201~\r',
      [
        '-a -t 192.0.2.1:80 -r 10.0.0.8:80 -g -w 1',
        '-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1',
        '-a -t 192.0.2.1:80 -r 10.0.0.10:80 -g -w 1',
      ],
    ],
    ['o\t192.0.2.9:443\r', ['-A -t 192.0.2.9:443 -s wlc']],
    ['o\t192.0.2.9\r', ['-A -t 192.0.2.9:80 -s wlc']],
    ['ou\t192.0.2.9\t\x1553\tr\r', ['-A -u 192.0.2.9:53 -s rr']],
    ['of\t\x157\r', ['-A -f 7 -s wlc']],
    ['i\tsh-port\x1b[Zsss\r', ['-E -t 192.0.2.1:80 -s sh -b sh-port']],
    ['ji\x157\r', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 7']],
  ])('%j', (keys, expected) => {
    const after = operator().type(keys);
    expect(planned(after)).toEqual(expected);
    expect(applied(after)).toEqual([]);
  });
});

test('nothing is applied before the operator confirms', () => {
  const asked = operator().type('jw3\r');
  expect(asked.effects).toEqual([]);
  expect(applied(asked.type('\r'))).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3']);
});

test('Esc in a plan changes nothing', () => {
  const after = operator().type('jw3\r\x1b');
  expect(after.effects).toEqual([]);
  expect(after.state.dialog).toBeNull();
});

test('Enter is the only key of the console that applies', () => {
  const shown = operator().type('jw3\r');
  const keys = contexts.plan.flatMap(({ bindings }) => bindings.flatMap((binding) => binding.keys));
  const applying = keys.filter((name) => applied(shown.happens({ kind: 'key', name, text: null })).length > 0);
  expect(applying).toEqual(['enter']);
});

test.each<[command: string, weight: number]>([
  ['+5', 6],
  ['-5', 0],
  ['7', 7],
])(':weight %s does what w does', (text, weight) => {
  const wanted = [`-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w ${weight}`];
  expect(planned(operator().type(`j:weight ${text}\r`))).toEqual(wanted);
  expect(planned(operator().type(`jw${text}\r`))).toEqual(wanted);
});

test('a weight that is not a number is refused where it is typed', () => {
  const after = operator().type('jwmany\r');
  expect(after.state.dialog).toMatchObject({ kind: 'prompt', field: { text: 'many' } });
  expect(after.screen.join('\n')).toContain('a weight must be a whole number');
});
