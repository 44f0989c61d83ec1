import { expect, test } from 'vitest';
import { consoleCommand } from '../../../src/cli/commands/console.ts';
import { runInMemory } from '../../support/memory-world.ts';

const shown = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port Forward Weight ActiveConn InActConn
TCP  C0000201:0050 rr persistent 75000 FFFFFFFF
`;
const once = (format: string) =>
  runInMemory(consoleCommand, { '/proc/net/ip_vs': shown }, [], { director: 'proc', once: true, format });

test('console --once shows a persistence timeout that is not known as such, in every format', async () => {
  const table = await once('table');
  expect(table.exit).toBe(0);
  expect(table.stdout).toMatch(/^TCP 192\.0\.2\.1:80 .* \?$/m);
  expect(table.stdout).toContain('Timeouts: not shown by this director\nSync daemons: not shown by this director\n');
  expect(table.stderr).toContain('persistence timeouts are not known');
  const json = JSON.parse((await once('json')).stdout) as Record<string, unknown>;
  expect(json).toMatchObject({ services: [{ persistence: { ticks: 75_000 } }] });
  expect(json).not.toHaveProperty('timeouts');
  expect((await once('csv')).stdout).not.toContain('75000');
});

test('the share of a server is words in a file of rows, without the bar that the screen draws', async () => {
  const listed = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port Forward Weight ActiveConn InActConn
TCP  C0000201:0050 wlc
  -> 0A000001:0050 Masq 1 30 0
  -> 0A000002:0050 Masq 2 70 0
`;
  const options = { director: 'proc', once: true, format: 'csv' };
  const { stdout } = await runInMemory(consoleCommand, { '/proc/net/ip_vs': listed }, [], options);
  expect(stdout).toContain(',serves 30/33,');
  expect(stdout).not.toMatch(/[▁-█▉-▏]/u);
});
