import { describe, expect, test } from 'vitest';
import { lines } from '../../../src/console/writing/change-lines.ts';
import { busySite, server, twoSites } from '../support/observations.ts';
import { operator, type Operator } from '../support/operator.ts';
import { applied, planned } from '../support/plans.ts';

test('a change that was staged is applied later, with the others', () => {
  const staged = operator().type('jw3\r\x13').type('jw5\r\x13');
  expect(staged.state.staged).toHaveLength(2);
  expect(staged.effects).toEqual([]);
  expect(applied(staged.type('p\r'))).toEqual([
    '-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3',
    '-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 5',
  ]);
});

/** The plan that is shown, after the director made these of its changes and refused the others. */
function answered(shown: Operator, made: readonly number[]): Operator {
  const { dialog } = shown.state;
  if (dialog?.kind !== 'plan') throw new Error('no plan is shown');
  const { proposal } = dialog;
  const answer = { kind: 'applied', at: 2000, proposal, id: null, observation: null, problems: [] } as const;
  return shown.happens({ ...answer, applied: { kind: 'interrupted', made, unknown: [] } });
}

describe('staged changes of one server add up', () => {
  const weights = (keys: string) => planned(operator().type(`jj${keys}p`));
  test.each<[keys: string, staged: readonly string[]]>([
    [';\x13;\x13)\x13', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 14']],
    ['d\x13w5\r\x13', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 5']],
    [';\x13x\x13', ['-d -t 192.0.2.1:80 -r 10.0.0.2:80']],
    [
      'a10.0.0.9\r\x13;\x13',
      ['-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1', '-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 3'],
    ],
    [';\x13gx\x13', ['-D -t 192.0.2.1:80']],
  ])('%j', (keys, staged) => {
    expect(weights(keys)).toEqual(staged);
  });
});

describe('e restores a drained server', () => {
  const drainedNow = (weight: number) => ({
    ...twoSites,
    services: [{ ...busySite, servers: [server('10.0.0.1', { weight: 9 }), server('10.0.0.2', { weight })] }],
  });

  test('the weight that it had before it was drained', () => {
    const seen = operator().sees(drainedNow(0), 2000).sees(drainedNow(0), 3000);
    expect(planned(seen.type('jje'))).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 2']);
  });

  test('the largest weight of its service, where it was drained before the console started', () => {
    const seen = operator({}, drainedNow(0)).sees(drainedNow(0), 2000);
    expect(planned(seen.type('jje'))).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 9']);
  });

  test('and does not change servers with a weight', () => {
    expect(operator().type('je').state.notice?.text).toBe('Enable 10.0.0.1:80 of TCP 192.0.2.1:80: no change needed');
  });
});

test('staged changes are shown in the table', () => {
  const screen = operator().type('jw6\r\x13jx\x13').screen.join('\n');
  expect(screen).toMatch(/~ {2}├ 10\.0\.0\.1:80 +Route +1→6 /);
  expect(screen).toMatch(/- {2}└ 10\.0\.0\.2:80 +Route +2 gone /);
});

test('staged changes that were not made stay staged', () => {
  const after = answered(operator().type('j;\x13j;\x13p'), [1]);
  expect(after.state.staged.map((change) => lines([change])[0])).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 2']);
});

test('a change that is applied at once replaces the staged one of its row', () => {
  const shown = operator().type('j;\x13;');
  expect(planned(shown)).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3']);
  expect(answered(shown, [0]).state.staged).toEqual([]);
});

test('undo drops staged changes before it undoes applied ones', () => {
  expect(operator().type('jw3\r\x13u').state.staged).toEqual([]);
});
