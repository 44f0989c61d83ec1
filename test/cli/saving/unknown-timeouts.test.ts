import { expect, test } from 'vitest';
import { diff } from '../../../src/cli/commands/diff.ts';
import { save } from '../../../src/cli/commands/save.ts';
import { runInMemory } from '../../support/memory-world.ts';

const shown = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port Forward Weight ActiveConn InActConn
TCP  C0000201:0050 rr persistent 75000 FFFFFFFF
  -> 0A000001:0050      Masq    2      0          0
`;
const rules = (timeout: number, weight: number) =>
  `# the shop\n-A -t 192.0.2.1:80 -s rr -p ${timeout}\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w ${weight}\n`;
const files = { '/proc/net/ip_vs': shown, '/srv/lb.rules': rules(600, 1) };
const note = 'lvsrules: /proc/net/ip_vs: persistence timeouts are not known: it shows them in ticks';

test.each([{}, { output: '/srv/new.rules' }, { sorted: true }])(
  'a table whose persistence timeouts are not known is not saved with %j',
  async (options) => {
    const ran = await runInMemory(save, files, [], { director: 'proc', ...options });
    expect(ran).toMatchObject({ exit: 2, stdout: '' });
    expect(ran.stderr).toContain(note);
    expect(ran.stderr).toContain('nothing is saved: the persistence timeout of tcp 192.0.2.1:80 is unknown');
    expect(await ran.bytes('/srv/new.rules')).toBeNull();
  },
);

test('a file that names the timeout keeps it', async () => {
  const ran = await runInMemory(save, files, [], { director: 'proc', output: '/srv/lb.rules' });
  expect(ran.exit).toBe(0);
  expect(String(await ran.bytes('/srv/lb.rules'))).toBe(rules(600, 2));
});

test('an unknown timeout is not a difference, and is reported', async () => {
  const ran = await runInMemory(diff, { ...files, '/srv/lb.rules': rules(600, 2) }, ['proc', '/srv/lb.rules']);
  expect(ran.exit).toBe(0);
  expect(ran.stderr).toContain(note);
});
