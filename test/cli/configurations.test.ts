import { describe, expect, test } from 'vitest';
import { apply } from '../../src/cli/commands/apply.ts';
import { convert } from '../../src/cli/commands/convert.ts';
import { diff } from '../../src/cli/commands/diff.ts';
import { lint } from '../../src/cli/commands/lint.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import { runInMemory } from '../support/memory-world.ts';

const keepalived = `# f\u00fcr web
virtual_server 192.0.2.10 80 {
    lb_algo rr
    lb_kind NAT
    protocol TCP
    sorry_server 10.0.0.9 80
    real_server 10.0.0.1 80 {
        TCP_CHECK {
        }
    }
    real_server 10.0.0.2 80 {
        weight 3
    }
}
`;
const ldirectord = 'virtual=192.0.2.10:80\n\treal=10.0.0.1:80 masq\n\treal=10.0.0.2:80 masq 3\n\tscheduler=rr\n';
const rules = `-A -t 192.0.2.10:80 -s rr
-a -t 192.0.2.10:80 -r 10.0.0.1:80 -m -w 1
-a -t 192.0.2.10:80 -r 10.0.0.2:80 -m -w 3
`;
const files = { '/srv/k.conf': keepalived, '/srv/l.cf': ldirectord, '/srv/live.rules': rules };

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

describe('the state of health checks is not drift', () => {
  test.each([
    ['a server that its check took out', rules.replace(/^.*10\.0\.0\.1.*\n/m, ''), '10.0.0.1:80 is not in the table'],
    [
      'a sorry server in place of all',
      '-A -t 192.0.2.10:80 -s rr\n-a -t 192.0.2.10:80 -r 10.0.0.9:80 -m -w 1\n',
      '10.0.0.9:80 is the sorry server',
    ],
  ])('%s', async (_, live, said) => {
    const stored = { ...files, '/srv/live.rules': live };
    const { exit, stdout, stderr } = await runInMemory(diff, stored, ['keepalived:/srv/k.conf', '/srv/live.rules']);
    expect([exit, stdout]).toEqual([0, '']);
    expect(stderr).toContain(said);
  });

  test.each([
    ['a server without a check that is missing', rules.replace(/^.*10\.0\.0\.2.*\n/m, '')],
    ['a weight that no check sets', rules.replace('-w 3', '-w 5')],
    ['a service that is missing', ''],
    ['a server that the file does not name', `${rules}-a -t 192.0.2.10:80 -r 10.0.0.7:80 -m -w 1\n`],
  ])('but %s is', async (_, live) => {
    const stored = { ...files, '/srv/live.rules': live };
    expect(await runInMemory(diff, stored, ['/srv/k.conf', '/srv/live.rules'])).toMatchObject({ exit: 1 });
  });
});

describe('a plan keeps the state of health checks', () => {
  const weighed = keepalived.replace('weight 3', 'weight 3\n        MISC_CHECK {\n misc_path /x\n misc_dynamic\n }');
  test.each([
    ['a server that its check took out', keepalived, rules.replace(/^.*10\.0\.0\.1.*\n/m, '')],
    [
      'a sorry server in place of all',
      keepalived,
      '-A -t 192.0.2.10:80 -s rr\n-a -t 192.0.2.10:80 -r 10.0.0.9:80 -m -w 1\n',
    ],
    ['a weight that a check sets', weighed, rules.replace('-w 3', '-w 9')],
    ['all that is as the file says', keepalived, rules],
  ])('%s', async (_, conf, live) => {
    const stored = { '/srv/k.conf': conf, '/srv/live.rules': live };
    const options = { director: 'file:/srv/live.rules', format: 'commands', isolated: true, 'exit-code': true };
    const { exit, stdout, stderr } = await runInMemory(plan, stored, ['/srv/k.conf'], options);
    expect([exit, stdout]).toEqual([0, '']);
    expect(stderr.includes('a health check does this, so it is not drift')).toBe(live !== rules);
  });

  test.each([
    ['a weight that no check sets', rules.replace('-w 3', '-w 5'), '-e -t 192.0.2.10:80 -r 10.0.0.2:80 -m -w 3\n'],
    [
      'a server without a check that is missing',
      rules.replace(/^.*10\.0\.0\.2.*\n/m, ''),
      '-a -t 192.0.2.10:80 -r 10.0.0.2:80 -m -w 3\n',
    ],
    ['a service that is missing', '', rules],
  ])('but corrects %s', async (_, live, commands) => {
    const stored = { ...files, '/srv/live.rules': live };
    const options = { director: 'file:/srv/live.rules', format: 'commands', isolated: true, 'exit-code': true };
    expect(await runInMemory(plan, stored, ['/srv/k.conf'], options)).toMatchObject({ exit: 1, stdout: commands });
  });
});

describe('a server with inhibit_on_failure is only ever set to weight 0', () => {
  const inhibiting = keepalived.replace('        TCP_CHECK', '        inhibit_on_failure\n        TCP_CHECK');
  test.each([
    ['at weight 0 it is state', rules.replace('10.0.0.1:80 -m -w 1', '10.0.0.1:80 -m -w 0'), 0],
    ['deleted by hand it is drift: keepalived does not bring it back', rules.replace(/^.*10\.0\.0\.1.*\n/m, ''), 1],
  ])('%s', async (_, live, exit) => {
    const stored = { '/srv/k.conf': inhibiting, '/srv/live.rules': live };
    expect(await runInMemory(diff, stored, ['/srv/k.conf', '/srv/live.rules'])).toMatchObject({ exit });
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

describe('lint names the line of the source', () => {
  test('for what keepalived ignores, and for findings about the table', async () => {
    const text = keepalived.replace('lb_algo rr', 'lb_algo fastest').replace('10.0.0.2 80', '127.0.0.1 80');
    const { exit, stdout } = await runInMemory(lint, { '/srv/k.conf': text }, ['k.conf'], { format: 'json' });
    const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; line: number; column: number }[] };
    expect(exit).toBe(1);
    expect(findings).toContainEqual(expect.objectContaining({ name: 'unknown-lb-algo', line: 3, column: 5 }));
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: expect.stringMatching(/^LVS[0-7]/) as string, line: 11 }),
    );
  });

  test('and finds nothing in a clean file', async () => {
    const text = keepalived.replace('weight 3', 'TCP_CHECK {\n        }');
    const checked = { '/srv/k.conf': text };
    expect(await runInMemory(lint, checked, ['k.conf'], { format: 'concise' })).toMatchObject({ exit: 0, stdout: '' });
  });
});

describe('the rules for other kinds of files work like all rules', () => {
  const checks = async (text: string, options: object) => {
    const run = await runInMemory(lint, { '/srv/k.conf': text }, ['k.conf'], { format: 'json', ...options });
    const { findings } = JSON.parse(run.stdout) as {
      findings: readonly { name: string; severity: string; suppressed: boolean }[];
    };
    return {
      exit: run.exit,
      found: findings.map(({ name, severity, suppressed }) => ({ name, severity, suppressed })),
    };
  };
  const misspelt = keepalived.replace('lb_algo rr', 'lb_algo fastest');

  test.each([
    ['--select takes one by its name', { select: ['unknown-lb-algo'] }, ['unknown-lb-algo']],
    ['--select takes those that begin alike', { select: ['LVS8'] }, ['unknown-lb-algo', 'real-server-without-checker']],
    ['--ignore leaves one out', { ignore: ['LVS803'] }, ['real-server-without-checker']],
    ['--ignore leaves out all', { ignore: ['LVS8'] }, []],
  ])('%s', async (_, options, names) => {
    expect((await checks(misspelt, options)).found.map(({ name }) => name)).toEqual(names);
  });

  test('a configuration sets their severity', async () => {
    const stored = { '/srv/k.conf': misspelt, '/srv/c.json': '{"rules":{"unknown-lb-algo":"warning","LVS820":"off"}}' };
    const run = await runInMemory(lint, stored, ['k.conf'], { format: 'json', config: 'c.json' });
    expect(run.exit).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ findings: [{ rule: 'LVS803', severity: 'warning' }] });
  });

  test('a comment above the line hides a finding', async () => {
    const hidden = misspelt.replace('    lb_algo', '    # lvsrules: ignore LVS803 -- a test\n    lb_algo');
    expect((await checks(hidden, {})).found).toEqual([
      { name: 'unknown-lb-algo', severity: 'error', suppressed: true },
      { name: 'real-server-without-checker', severity: 'warning', suppressed: false },
    ]);
  });
});

describe('what cannot be read is one sentence with its place', () => {
  test.each([
    ['an include of itself', 'virtual_server 192.0.2.1 80 {\n}\ninclude k.conf\n', /k\.conf:3: .*includes itself/],
    [
      'an include of itself after one of a file that is missing',
      'include none/*.conf\nvirtual_server 192.0.2.1 80 {\n}\ninclude k.conf\n',
      /k\.conf:4: .*the include of k\.conf includes itself/,
    ],
    ['a NUL byte', 'virtual_server 192.0.2.1 80 {\n\0}\n', /./],
    ['variables without end', '$A=${B}${B}\n$B=${A}${A}\nvirtual_server ${A} 80 {\n}\n', /k\.conf:3: .*without end/],
  ])('%s', async (_, text, said) => {
    const { exit, stdout, stderr } = await runInMemory(convert, { '/srv/k.conf': text }, ['/srv/k.conf']);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('a file that its program reads in part', () => {
  const unclosed = keepalived.replace('        }\n    }\n', '        }\n');
  const cut = keepalived.replace(/}\n$/, '');
  const halves = [
    ['without the } of a real server', unclosed, /k\.conf:10:5: .*the '}' of real_server in line 7 is missing/],
    ['cut off at its end', cut, /k\.conf:2:1: .*the '}' of virtual_server is missing/],
    ['with one } too many', `${keepalived}}\n`, /k\.conf:15:1: .*there is an extra '}'/],
    [
      'that includes a missing file',
      `${keepalived}include more.conf\n`,
      /k\.conf:15:1: .*no file matches .*more\.conf/,
    ],
  ] as const;
  const director = 'file:/srv/live.rules';

  describe.each(halves)('%s', (_, text, said) => {
    const stored = { '/srv/k.conf': text, '/srv/live.rules': '' };

    test.each([
      ['apply', apply, { yes: true }],
      ['plan', plan, { output: '/srv/saved.json' }],
    ] as const)('is refused by %s in one message, and nothing is written', async (_name, command, more) => {
      const options = { director, isolated: true, ...more };
      const run = await runInMemory(command, stored, ['/srv/k.conf'], options);
      expect([run.exit, run.stdout]).toEqual([2, '']);
      expect(run.stderr).toMatch(said);
      expect(run.stderr.match(/^lvsrules: /gm)).toHaveLength(1);
      expect((await run.bytes('/srv/live.rules'))?.toString()).toBe('');
      expect(await run.bytes('/srv/saved.json')).toBeNull();
    });

    test('is an error of lint, and convert gives the table that its program makes, with what is uncertain', async () => {
      expect(await runInMemory(lint, stored, ['k.conf'], { isolated: true })).toMatchObject({ exit: 1 });
      const { exit, stdout, stderr } = await runInMemory(convert, stored, ['/srv/k.conf']);
      expect(exit).toBe(1);
      expect(stdout).toMatch(/^-A -t 192\.0\.2\.10:80 -s rr\n/);
      expect(stderr).toMatch(/^lvsrules: \/srv\/k\.conf:\d+: /);
    });
  });

  test('is applied where its finding is suppressed with a reason', async () => {
    const known = `${keepalived}# lvsrules: ignore LVS807 -- only some directors have it\ninclude more.conf\n`;
    const stored = { '/srv/k.conf': known, '/srv/live.rules': rules };
    const run = await runInMemory(plan, stored, ['/srv/k.conf'], { director, isolated: true, format: 'commands' });
    expect(run).toMatchObject({ exit: 0, stdout: '' });
  });
});
