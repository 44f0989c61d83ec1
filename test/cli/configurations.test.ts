import { describe, expect, test } from 'vitest';
import { apply } from '../../src/cli/commands/apply.ts';
import { convert } from '../../src/cli/commands/convert.ts';
import { diff } from '../../src/cli/commands/diff.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import { runInMemory } from '../support/memory-world.ts';
import { keepalived, ldirectord, rules, files } from './configuration-files.ts';

describe.each(['k.conf', 'l.cf'])('%s', (name) => {
  const path = `/srv/${name}`;

  test('becomes rules', async () => {
    expect(await runInMemory(convert, files, [path])).toMatchObject({ exit: 0, stdout: rules, stderr: '' });
  });

  test('becomes JSON', async () => {
    const { exit, stdout } = await runInMemory(convert, files, [path], { to: 'json' });
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, services: [{ address: '192.0.2.10', port: 80 }] });
  });

  test('can be compared with rules', async () => {
    expect(await runInMemory(diff, files, [path, '/srv/live.rules'])).toMatchObject({ exit: 0, stdout: '' });
    const other = { ...files, '/srv/live.rules': rules.replace('-s rr', '-s wlc') };
    expect(await runInMemory(diff, other, [path, '/srv/live.rules'])).toMatchObject({ exit: 1 });
  });

  test('can be the target of a plan', async () => {
    const director = 'file:/srv/empty.rules';
    const stored = { ...files, '/srv/empty.rules': '' };
    const { stdout, exit } = await runInMemory(plan, stored, [path], { director, format: 'commands', isolated: true });
    expect([exit, stdout]).toEqual([0, rules]);
  });

  test('is a director that cannot be changed', async () => {
    const director = `${name === 'k.conf' ? 'keepalived' : 'ldirectord'}:${path}`;
    const changed = { ...files, '/srv/new.rules': rules.replace('-w 3', '-w 4') };
    expect(await runInMemory(diff, changed, [director, '/srv/live.rules'])).toMatchObject({ exit: 0 });
    const options = { director, yes: true, isolated: true };
    const { exit, stderr, bytes } = await runInMemory(apply, changed, ['/srv/new.rules'], options);
    expect(exit).not.toBe(0);
    expect(stderr).toContain('can be observed but not changed');
    expect((await bytes(path))?.toString()).toBe(name === 'k.conf' ? keepalived : ldirectord);
  });
});

test('a configuration without services says so', async () => {
  const conf = 'vrrp_instance a {\n    interface eth0\n    virtual_router_id 7\n}\n';
  const run = await runInMemory(convert, { '/srv/k.conf': conf }, ['/srv/k.conf']);
  expect(run).toMatchObject({
    exit: 0,
    stdout: '',
    stderr: 'lvsrules: /srv/k.conf: it describes no services: the table is empty\n',
  });
});

describe('lines for some hosts only', () => {
  const conf = `@lb1 ${keepalived.replace('lb_algo rr', 'lb_algo rr\n    @lb2 lb_algo wrr')}`.replace('@lb1 # ', '# ');
  test.each([
    ['lb1.example.com', '-s rr'],
    ['lb2', '-s wrr'],
  ])('are those of the host %s', async (name, said) => {
    const stored = { '/srv/k.conf': conf, '/proc/sys/kernel/hostname': `${name}\n` };
    const { exit, stdout } = await runInMemory(convert, stored, ['/srv/k.conf']);
    expect(exit).toBe(0);
    expect(stdout).toContain(said);
  });
});
