import { expect, test } from 'vitest';
import { schemaErrors } from '../../support/schema.ts';
import { workbench } from '../../support/workbench.ts';

const listing = `IPVS connection entries
pro expire state       source             virtual            destination
TCP 14:59  ESTABLISHED 198.51.100.9:43200 192.0.2.1:80       10.0.0.1:80
TCP 00:59  SYN_RECV    198.51.100.10:43201 192.0.2.1:80      10.0.0.2:80
TCP 05:00  NONE        198.51.100.9:0     192.0.2.1:80       10.0.0.1:80
`;
const bench = await workbench({ listing, rules: '-A -t 192.0.2.1:80 -s rr\n' });

test('connections are counted by group, from a file and from standard input', async () => {
  const table = `CONNECTIONS  TEMPLATES  SERVER       STATE
          1          0  10.0.0.1:80  ESTABLISHED
          0          1  10.0.0.1:80  NONE
          1          0  10.0.0.2:80  SYN_RECV
2 connections, 1 persistence template
`;
  const args = ['--group', 'server,state'];
  expect(await bench.run(['connections', 'listing', ...args])).toMatchObject({ exit: 0, stdout: table, stderr: '' });
  expect(await bench.run(['connections', '-', ...args], { stdin: listing })).toMatchObject({ exit: 0, stdout: table });
});

test.each([[[]], [['--group', 'client/24,service']], [['--filter', 'state=NONE', '--limit', '1']]])(
  'connections %j are JSON as its schema has it',
  async (args) => {
    const { exit, stdout } = await bench.run(['connections', 'listing', ...args, '-f', 'json']);
    expect([exit, schemaErrors('connections', stdout)]).toEqual([0, []]);
  },
);

test('a page of entries says how many there are', async () => {
  const { stdout } = await bench.run(['connections', 'listing', '--limit', '1', '--offset', '1']);
  expect(stdout).toContain('198.51.100.10:43201');
  expect(stdout).toMatch(/\n2 connections, 1 persistence template, 1 shown\n$/);
});

test.each([
  [['-d', 'sim:state'], "'sim:state' contains rules, not connections"],
  [['-d', 'file:rules'], "'file:rules' contains rules, not connections"],
  [['absent'], 'absent: cannot read the listing: no such file or directory'],
  [['.'], 'it is a directory'],
  [['rules'], 'rules: not a connection listing'],
  [['listing', '--group', 'weight'], "'weight' is not a field"],
  [['listing', '--limit', 'x'], 'expected a whole number'],
])('connections %j is refused: %s', async (args, words) => {
  const { exit, stderr } = await bench.run(['connections', ...args]);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(words)]);
});
