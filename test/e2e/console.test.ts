import { expect, test } from 'vitest';
import { lvsrules } from '../support/run-lvsrules.ts';

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

test.each([
  [['console', '--interval', 'soon'], '--interval soon'],
  [['console', '--director', 'nonsense'], "no director is named 'nonsense'"],
])('%j is wrong usage', async (args, said) => {
  const { exit, stderr } = await lvsrules(args);
  expect(exit).toBe(2);
  expect(stderr).toContain(said);
});
