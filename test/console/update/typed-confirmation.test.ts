import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import { server, service, twoSites } from '../support/observations.ts';
import { operator } from '../support/operator.ts';
import { applied } from '../support/plans.ts';

describe('what must be typed grows with the danger, not with the length of a name', () => {
  const idle = service('192.0.2.7', [server('10.0.0.7', { weight: 0 }), server('10.0.0.8')]);
  test.each<[what: string, keys: string, typed: string | null, observation?: Observation]>([
    ['a deletion that cuts connections', 'jx', 'delete'],
    ['two of them', 'j  x', 'delete 2'],
    ['the last server of a service that takes clients', 'Gd', 'refuse'],
    ['another weight', 'jw3\r', null],
    ['a drain that leaves a server', 'jd', null],
    ['a drained, empty server', 'jx', null, { ...twoSites, services: [idle] }],
  ])('%s', (_, keys, typed, observation = twoSites) => {
    const { dialog } = operator({}, observation).type(keys).state;
    expect(dialog).toMatchObject({ kind: 'plan', proposal: { typed } });
  });

  test('the word is needed, and the name is as good', () => {
    const shown = operator().type('jx');
    expect(applied(shown.type('\r'))).toEqual([]);
    expect(applied(shown.type('10.0.0.2:80\r'))).toEqual([]);
    expect(applied(shown.type('delete\r'))).toEqual(['-d -t 192.0.2.1:80 -r 10.0.0.1:80']);
    expect(applied(shown.type('10.0.0.1:80\r'))).toEqual(['-d -t 192.0.2.1:80 -r 10.0.0.1:80']);
    expect(shown.type('\r').state.notice?.text).toBe('Enter apply: type delete first');
  });
});

test('the letters of a name are text while it is typed, also q and x', () => {
  const after = operator().type('jxqx');
  expect(after.effects).toEqual([]);
  expect(after.state.dialog).toMatchObject({ kind: 'plan', typed: { text: 'qx' } });
});
