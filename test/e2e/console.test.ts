import { describe, expect, test } from 'vitest';
import { lvsrules } from '../support/run-lvsrules.ts';
import { schemaErrors } from '../support/schema.ts';

test('with no terminal the table is printed once', async () => {
  const { exit, stdout, stderr } = await lvsrules(['console', '--demo']);
  const [first, heads, ...rows] = stdout.split('\n');
  expect(first).toBe('SIMULATED: a demonstration (--demo), no kernel is touched');
  expect(heads).toMatch(/^SERVICE \/ REAL SERVER +METHOD +WEIGHT +ACTIVE +INACT +CONN\/s /);
  const names = rows.map((row) => row.split(/ {2,}/)[0] || row.trim().split(' ')[0]);
  expect(names.slice(0, 2)).toEqual(['TCP 203.0.113.10:443', '10.0.1.11:8443']);
  expect(names.slice(-5)).toEqual([
    '[2001:db8:5::53]:443',
    '',
    'Timeouts: tcp 900 s, tcpfin 120 s, udp 300 s',
    'Sync daemons: none',
    '',
  ]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
});

test('JSON holds the table with its counters, and what is simulated is said beside it', async () => {
  const { exit, stdout, stderr } = await lvsrules(['console', '--demo', '--once', '--format', 'json']);
  const { version, services } = JSON.parse(stdout) as { version: number; services: readonly Record<string, unknown>[] };
  expect(version).toBe(1);
  expect(services).toHaveLength(6);
  expect(services[0]).toMatchObject({ address: '203.0.113.10', port: 443, scheduler: 'wrr' });
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: 'SIMULATED: a demonstration (--demo), no kernel is touched\n' });
});

test('CSV has one record for each row', async () => {
  const { stdout } = await lvsrules(['console', '--demo', '--format', 'csv']);
  const records = stdout.split('\r\n').map((record) => record.split(',').slice(0, 3).join());
  expect(records.slice(0, 3)).toEqual([
    'kind,service,server',
    'service,TCP 203.0.113.10:443,',
    'server,TCP 203.0.113.10:443,10.0.1.11:8443',
  ]);
  expect(records.at(-1)).toBe('');
});

describe('--watch prints the table again and again, without a screen', () => {
  const watching = ['console', '--demo', '--watch', '--count', '2', '--interval', '100ms'];
  const time = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/;

  test('as text, each time below the time, which says that it is simulated', async () => {
    const { exit, stdout, stderr } = await lvsrules(watching);
    const heads = stdout.split('\n').filter((row) => time.test(row));
    expect(heads).toHaveLength(2);
    for (const head of heads) expect(head).toContain('SIMULATED: a demonstration');
    expect(stdout.match(/^SERVICE \/ REAL SERVER/gm)).toHaveLength(2);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  });

  test('as JSON, a line each time', async () => {
    const { stdout } = await lvsrules([...watching, '--format', 'json']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(schemaErrors('sample', line)).toEqual([]);
  });

  test('as CSV below one head, with the time in front', async () => {
    const { stdout } = await lvsrules([...watching, '--format', 'csv']);
    const [head, ...records] = stdout.trimEnd().split('\r\n');
    expect(head).toMatch(/^at,kind,service,server,method,weight,/);
    expect(records).toHaveLength(46);
    for (const record of records) expect(record).toMatch(time);
  });
});

test.each([
  [['console', '--count', '2'], '--count without --watch'],
  [['console', '--watch', '--count', '0'], 'expected a whole number of at least 1'],
  [['console', '--watch', '--once'], '--once cannot be combined with --watch'],
  [['console', '--interval', 'soon'], '--interval soon'],
  [['console', '--director', 'nonsense'], "no director is named 'nonsense'"],
])('%j is wrong usage', async (args, said) => {
  const { exit, stderr } = await lvsrules(args);
  expect(exit).toBe(2);
  expect(stderr).toContain(said);
});
