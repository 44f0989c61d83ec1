import { expect, test } from 'vitest';
import { changeLine, diffTables, emitTable, ipvs, lintText, planChanges, predict } from '../src/index.ts';

const before = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n';
const after = before.replace('-w 1', '-w 3');

test('a rules file becomes a table, and a table a rules file', () => {
  expect(emitTable(predict(before).table)).toBe(before);
});

test('a plan leads from one table to the other', () => {
  const [from, to] = [predict(before).table, predict(after).table];
  expect(diffTables(from, to).services).toHaveLength(1);
  const lines = planChanges(from, to).steps.map(({ change }) => changeLine(change));
  expect(lines).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3']);
});

test('the simulated kernel takes what the kernel takes', () => {
  const kernel = ipvs();
  const changes = predict(before).lines.flatMap((line) => line.changes);
  expect(changes.map((change) => kernel.apply(change))).toEqual([null, null]);
  expect(changes.map((change) => kernel.apply(change))).toEqual(['service-exists', 'server-exists']);
});

test('findings name their rule and place', () => {
  expect(lintText('-A -t 192.0.2.1:80 -s RR\n')[0]).toMatchObject({ rule: 'LVS104', line: 1 });
});
