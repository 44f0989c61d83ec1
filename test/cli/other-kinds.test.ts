import { describe, expect, test } from 'vitest';
import { apply } from '../../src/cli/commands/apply.ts';
import { diff } from '../../src/cli/commands/diff.ts';
import { fmt } from '../../src/cli/commands/fmt.ts';
import { lint } from '../../src/cli/commands/lint.ts';
import { predict } from '../../src/cli/commands/predict.ts';
import { simulate } from '../../src/cli/commands/simulate.ts';
import { runInMemory } from '../support/memory-world.ts';

const files = {
  'a shell script': '#!/bin/sh\n\n\nipvsadm -A -t 192.0.2.1:80   -s rr # für\n',
  'a systemd unit': '[Service]\nExecStart=/sbin/ipvsadm -A -t 192.0.2.1:80 \\\n  -s rr\n',
  'a listing of ipvsadm -L': 'Prot LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port  Forward Weight\n',
  'a saved plan': '{"version":1,"from":{"fingerprint":"0123456789abcdef"},"steps":[]}\n',
  JSON: '{"version":1,\n"services":[]}\n',
  'text of another kind': 'Dear all,\n\n\nthe rules follow.\n',
  'a keepalived.conf': 'virtual_server 192.0.2.1 80 {\n\n\n  lb_algo rr\n}\n',
  'an ldirectord.cf': 'virtual=192.0.2.1:80\n\n\n\treal=10.0.0.1:80 gate\n',
};

describe.each(Object.entries(files))('%s', (name, text) => {
  const stored = { '/srv/file': text, '/srv/good.rules': '-A -t 192.0.2.1:80 -s rr\n' };
  const spoken = new RegExp(`^lvsrules: \\S+: this is ${name}, not a rules file(: use: lvsrules .*)?\n$`);

  test.each([
    ['fmt', fmt, {}],
    ['fmt --check', fmt, { check: true }],
    ['lint --fix', lint, { fix: true }],
    ['lint --unsafe-fixes', lint, { 'unsafe-fixes': true }],
    ['lint --add-suppressions', lint, { 'add-suppressions': true }],
  ])('%s says so on one line and does not change it', async (_, command, options) => {
    const { exit, stderr, bytes } = await runInMemory(command, stored, ['file'], { format: 'concise', ...options });
    expect(stderr).toMatch(spoken);
    expect(exit).toBe(2);
    expect((await bytes('/srv/file'))?.toString()).toBe(text);
  });

  test('a file: director does not change it', async () => {
    const director = 'file:/srv/file';
    const { exit, stderr, bytes } = await runInMemory(apply, stored, ['/srv/good.rules'], { director, yes: true });
    expect(stderr).toContain(`this is ${name}`);
    expect(exit).toBe(2);
    expect((await bytes('/srv/file'))?.toString()).toBe(text);
  });
});

describe.each(['a saved plan', 'JSON', 'text of another kind'] as const)('%s', (name) => {
  test('is one line of lint, not one for each of its lines', async () => {
    const { exit, stdout, stderr } = await runInMemory(lint, { '/srv/file': files[name] }, ['file']);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(stderr).toContain(`this is ${name}`);
  });
});

describe.each(['a saved plan', 'text of another kind'] as const)('%s', (name) => {
  test.each([
    ['diff', diff, ['/srv/file', '/srv/file']],
    ['predict', predict, ['/srv/file']],
    ['simulate', simulate, ['/srv/file']],
  ])('%s names it', async (_, command, paths) => {
    const { exit, stdout, stderr } = await runInMemory(command, { '/srv/file': files[name] }, paths);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`this is ${name}`);
  });
});
