import { describe, expect, test } from 'vitest';
import { isEmptyDiff, diffTables } from '../../src/plan/diff/diff-tables.ts';
import { keepDrift } from '../../src/plan/limits/keep-drift.ts';
import { server, service, table } from './support/tables.ts';

const [a, b, c] = [server('10.0.0.1:80'), server('10.0.0.2:80'), server('10.0.0.3:80')];
const web = (...servers: (typeof a)[]) => table(service('192.0.2.1:80', {}, servers));
const other = service('192.0.2.9:80', {}, [a]);

describe('what was changed by hand stays unless the file says something new about it', () => {
  test.each<
    [
      what: string,
      base: ReturnType<typeof web>,
      live: ReturnType<typeof web>,
      target: ReturnType<typeof web>,
      wanted: ReturnType<typeof web>,
    ]
  >([
    ['a weight', web(a, b), web({ ...a, weight: 9 }, b), web(a, b, c), web({ ...a, weight: 9 }, b, c)],
    [
      'a weight that the file changes too',
      web(a),
      web({ ...a, weight: 9 }),
      web({ ...a, weight: 2 }),
      web({ ...a, weight: 2 }),
    ],
    ['a server that was added', web(a), web(a, c), web(a, b), web(a, b, c)],
    ['a server that was removed', web(a, b), web(a), web(a, b), web(a)],
    ['a server that the file removes', web(a, b), web(a, b), web(a), web(a)],
    [
      'a service that was added',
      web(a),
      table(...web(a).services, other),
      web(a, b),
      table(...web(a, b).services, other),
    ],
    [
      'all but a service that is gone altogether',
      table(...web(a).services, other),
      web({ ...a, weight: 9 }),
      table(...web(a).services, other),
      table(...web({ ...a, weight: 9 }).services, other),
    ],
    ['all but a table that is gone altogether', web(a, b), table(), web(a, b), web(a, b)],
  ])('%s', (_, base, live, target, wanted) => {
    const found = keepDrift(base, live, target);
    expect(isEmptyDiff(diffTables(found, wanted))).toBe(true);
  });
});
