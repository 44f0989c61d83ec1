import { describe, expect, test } from 'vitest';
import { apply } from '../../src/cli/commands/apply.ts';
import { convert } from '../../src/cli/commands/convert.ts';
import { lint } from '../../src/cli/commands/lint.ts';
import { plan } from '../../src/cli/commands/plan.ts';
import { runInMemory } from '../support/memory-world.ts';
import { keepalived, rules } from './configuration-files.ts';

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

  test.each([
    ['an empty conf.d', { '/srv/conf.d/note': '' }],
    ['no conf.d', {}],
  ])('is whole where a pattern of an include matches nothing: %s', async (_, folder) => {
    const stored = { '/srv/k.conf': `${keepalived}include conf.d/*.conf\n`, '/srv/live.rules': rules, ...folder };
    const planned = await runInMemory(plan, stored, ['/srv/k.conf'], { director, isolated: true, format: 'commands' });
    expect(planned).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    expect(await runInMemory(convert, stored, ['/srv/k.conf'])).toMatchObject({ exit: 0 });
  });
});
