import { describe, expect, test } from 'vitest';
import { plainArrangement } from '../../../src/console/rows/arrangement.ts';
import { placeOf } from '../../../src/console/rows/rows.ts';
import { rowsOf, treeRows } from '../../../src/console/rows/tree.ts';
import { longestName, TreeRows } from '../../../src/console/rows/tree-rows.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { busySite, drainingSite, service } from '../support/observations.ts';

const marked = service('192.0.2.3', [], { key: { kind: 'fwmark', mark: 7, family: 'inet6' } });
const sites: Observation = { services: [busySite, marked, drainingSite], unknown: [] };
const [busy, draining] = ['tcp 192.0.2.1:80', 'tcp 192.0.2.2:80'];

describe.each<[string, Observation, readonly string[]]>([
  ['of an empty table', { services: [], unknown: [] }, []],
  ['of three services', sites, []],
  ['with the first service folded', sites, [busy]],
  ['with the last service folded', sites, [draining]],
  ['with all services folded', sites, [busy, draining]],
])('rows that are made when they are asked for, %s,', (_, observation, folds) => {
  const how = { ...plainArrangement, folded: new Set(folds) };
  const all = rowsOf(observation, how);
  const rows = treeRows(observation, how);

  test('are those that are made at once', () => {
    expect(rows).toBeInstanceOf(TreeRows);
    expect([...rows]).toEqual(all);
    expect(rows.slice()).toEqual(all);
    expect(Array.from({ length: rows.length }, (_, place) => rows.at(place))).toEqual(all);
    expect(rows instanceof TreeRows && rows.longest).toBe(longestName(all));
  });

  test.each([
    [1, 3],
    [-2, undefined],
    [2, 100],
    [3, 1],
  ])('have the parts of an array: from %s to %s', (from, to) => {
    expect(rows.slice(from, to)).toEqual(all.slice(from, to));
  });

  test.each([-1, -100, 100])('have at %s what an array has', (place) => {
    expect(rows.at(place)).toEqual(all.at(place));
  });

  test('are found by their names', () => {
    for (const [place, { id }] of all.entries()) expect(placeOf(rows, (row) => row.id === id)).toBe(place);
    expect(placeOf(rows, ({ id }) => id === 'tcp 192.0.2.9:80')).toBe(-1);
  });
});

test('a fold of an unchanged table is seen by the next rows only', () => {
  const open = treeRows(sites, plainArrangement);
  const folded = treeRows(sites, { ...plainArrangement, folded: new Set([busy]) });
  expect([open.length, folded.length]).toEqual([7, 5]);
  expect(open.at(1)?.kind).toBe('server');
  expect(folded.at(1)?.id).toBe('fwmark 7 inet6');
});
