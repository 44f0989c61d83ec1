import { describe, expect, test } from 'vitest';
import { lines } from '../../../src/console/writing/change-lines.ts';
import { operator, type Operator } from '../support/operator.ts';
import { twoSites } from '../support/observations.ts';
import { answered } from '../support/answered.ts';

/** An added server, an edited one, and a deleted one of another service, seen in the plan view. */
const staged = () => operator().type('a10.0.0.9\r\x13j;\x13Gx\x134');

function stagedLines({ state }: Operator): readonly string[] {
  return lines(state.staged);
}

const added = '-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1';
const edited = '-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 2';
const deleted = '-d -t 192.0.2.2:80 -r 10.0.0.4:80';

test('the plan view shows staged changes by service, with what changes, connections and impact', () => {
  const rows = staged().screen.slice(2, 10);
  expect(rows[1]).toMatch(/^!Everything staged +3 changes +1 server deleted/);
  expect(rows[2]).toMatch(/TCP 192\.0\.2\.1:80 +2 changes +94/);
  expect(rows[3]).toMatch(/^\+ {2}├ 10\.0\.0\.9:80 +new Route 1/);
  expect(rows[4]).toMatch(/^~ {2}└ 10\.0\.0\.1:80 +weight 1 -> 2 +52 +new: shares/);
  expect(rows[5]).toMatch(/TCP 192\.0\.2\.2:80 +1 change/);
  expect(rows[6]).toMatch(/^- {2}└ 10\.0\.0\.4:80 +deleted +0 +new: refused/);
});

describe('keys of the plan view', () => {
  test.each<[keys: string, left: readonly string[]]>([
    ['jjx', [edited, deleted]],
    ['jju', [edited, deleted]],
    ['jx', [deleted]],
    ['x', []],
    ['jjj x', [added, deleted]],
    ['jj  x', [deleted]],
    ['jjw7\r', [added.replace('-w 1', '-w 7'), edited, deleted]],
    ['jjj;', [added, edited.replace('-w 2', '-w 3'), deleted]],
    ['jjj(', [added, edited.replace('-w 2', '-w 0'), deleted]],
    ['jw9\r', [added.replace('-w 1', '-w 9'), edited.replace('-w 2', '-w 9'), deleted]],
    ['jjj:weight +5\r', [added, edited.replace('-w 2', '-w 7'), deleted]],
    ['\x18', []],
  ])('%j', (keys, left) => {
    expect(stagedLines(staged().type(keys))).toEqual(left);
  });

  test('Enter shows the plan of everything', () => {
    const { dialog } = staged().type('G\r').state;
    expect(dialog).toMatchObject({ kind: 'plan', proposal: { origin: 'staged', typed: 'delete' } });
  });

  test('Enter applies the marked changes alone, and the others stay staged', () => {
    const shown = staged().type('jjj \r');
    expect(shown.state.dialog).toMatchObject({ kind: 'plan', proposal: { title: 'Apply 1 of 3 staged changes' } });
    expect(stagedLines(answered(shown.type('\r'), 2000))).toEqual([added, deleted]);
  });

  test('a deletion has no weight', () => {
    expect(staged().type('Gw').state.notice?.text).toContain('only real servers that are staged to be added or edited');
  });

  test('dropping an added service drops its servers', () => {
    const both = operator().type('o\t192.0.2.9\r\x13a10.0.0.9\r4');
    expect(both.state.staged).toHaveLength(2);
    expect(stagedLines(both.type('jjx'))).toEqual([]);
  });
});

test('a change that another operator made meanwhile is shown as being so already', () => {
  const [first, ...others] = twoSites.services;
  const servers = first?.servers.map((one) => (one.address === '10.0.0.1' ? { ...one, weight: 2 } : one)) ?? [];
  const services = first === undefined ? [] : [{ ...first, servers }, ...others];
  const seen = operator()
    .type('j;\x134')
    .sees({ ...twoSites, services }, 2000);
  expect(seen.screen.join('\n')).toMatch(/10\.0\.0\.1:80 +is so already/);
});
