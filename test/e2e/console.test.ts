import { expect, test } from 'vitest';
import { lvsrules } from '../support/run-lvsrules.ts';

test('with no terminal the table is printed once', async () => {
  const { exit, stdout, stderr } = await lvsrules(['console', '--demo']);
  const [first, heads, ...rows] = stdout.split('\n');
  expect(first).toBe('SIMULATED: a demonstration (--demo), no kernel is touched');
  expect(heads).toMatch(/^SERVICE \/ REAL SERVER +METHOD +WEIGHT +ACTIVE +INACT +CONN\/s /);
  expect(rows.map((row) => row.split(/ {2,}/)[0] || row.trim().split(' ')[0])).toEqual([
    'TCP 192.168.1.208:80',
    '192.168.1.210:80',
    '192.168.1.211:80',
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
  expect(services).toMatchObject([{ address: '192.168.1.208', port: 80, scheduler: 'rr' }]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: 'SIMULATED: a demonstration (--demo), no kernel is touched\n' });
});

test('CSV has one record for each row', async () => {
  const { stdout } = await lvsrules(['console', '--demo', '--format', 'csv']);
  const records = stdout.split('\r\n').map((record) => record.split(',').slice(0, 3).join());
  expect(records).toEqual([
    'kind,service,server',
    'service,TCP 192.168.1.208:80,',
    'server,TCP 192.168.1.208:80,192.168.1.210:80',
    'server,TCP 192.168.1.208:80,192.168.1.211:80',
    '',
  ]);
});

test.each([
  [['console', '--interval', 'soon'], '--interval soon'],
  [['console', '--director', 'nonsense'], "no director is named 'nonsense'"],
])('%j is wrong usage', async (args, said) => {
  const { exit, stderr } = await lvsrules(args);
  expect(exit).toBe(2);
  expect(stderr).toContain(said);
});
