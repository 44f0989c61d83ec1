import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { convert } from '../../src/cli/commands/convert.ts';
import { diff } from '../../src/cli/commands/diff.ts';
import { lint } from '../../src/cli/commands/lint.ts';
import { runInMemory } from '../support/memory-world.ts';

const keepalived =
  'virtual_server 192.0.2.1 80 {\n  lb_algo rr\n  lb_kind NAT\n  protocol TCP\n  real_server 10.0.0.1 80 {\n    TCP_CHECK {\n    }\n  }\n}\n';

function swapped(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

const others = [
  [
    'UTF-16 with a byte order mark',
    Buffer.from(`\ufeff${keepalived}`, 'utf16le'),
    'text in UTF-16',
    'iconv -f UTF-16 -t UTF-8',
  ],
  ['UTF-16LE', Buffer.from(keepalived, 'utf16le'), 'text in UTF-16', 'iconv -f UTF-16LE -t UTF-8'],
  ['a file of gzip', gzipSync(keepalived), 'a file compressed by gzip', 'gzip -dc'],
  ['a file of xz', Buffer.from('fd377a585a0000', 'hex'), 'a file compressed by xz', 'xz -dc'],
  ['a file of zstd', Buffer.from('28b52ffd00', 'hex'), 'a file compressed by zstd', 'zstd -dc'],
  ['a file of bzip2', Buffer.from('BZh91AY'), 'a file compressed by bzip2', 'bzip2 -dc'],
  ['UTF-16BE', swapped(keepalived), 'text in UTF-16', 'iconv -f UTF-16BE -t UTF-8'],
  [
    'a Jinja template of rules',
    '-A -t {{ vip }}:80 -s rr\n-a -t {{ vip }}:80 -r 10.0.0.1:80 -m\n',
    'a Jinja template',
    'render it first',
  ],
  [
    'a Jinja template of keepalived.conf',
    `{% for vip in vips %}\n${keepalived}{% endfor %}\n`,
    'a Jinja template',
    'render it first',
  ],
  ['an ERB template', keepalived.replace('192.0.2.1', '<%= @vip %>'), 'an ERB template', 'render it first'],
  ['a Go template', keepalived.replace('192.0.2.1', '{{ .VIP }}'), 'a Go template', 'render it first'],
  [
    'a Go template with a loop',
    `{{- range .Services }}\n${keepalived}{{- end }}\n`,
    'a Go template',
    'render it first',
  ],
  [
    'an lvs.cf of Piranha',
    'serial_no = 38\nprimary = 192.0.2.7\nbackup_active = 1\nvirtual HTTP {\n  vip_nmask = 255.255.255.0\n  server web1 {\n  address = 10.0.0.1\n  }\n}\n',
    'an lvs.cf of Piranha',
    'ipvsadm -S -n',
  ],
  [
    'a configuration of nginx',
    'upstream web {\n  server 10.0.0.1:80;\n}\nserver {\n  listen 80;\n  location / { proxy_pass http://web; }\n}\n',
    'a configuration of nginx',
    'no IPVS table',
  ],
  [
    'a configuration of HAProxy',
    'frontend http\n    bind *:80\n    default_backend web\nbackend web\n    balance roundrobin\n    server w 10.0.0.1:80\n',
    'a configuration of HAProxy',
    'no IPVS table',
  ],
  [
    'a manifest of Kubernetes',
    'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: ipvs\n',
    'a manifest of Kubernetes',
    'on a node',
  ],
] as const;

describe.each(others)('%s', (_, content, name, remedy) => {
  test.each([
    ['lint', lint, ['file']],
    ['convert', convert, ['/srv/file']],
    ['diff', diff, ['/srv/file', '/srv/file']],
  ] as const)('%s says what it is and what to do', async (command, run, paths) => {
    const { exit, stdout, stderr } = await runInMemory(run, { '/srv/file': content }, paths);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`this is ${name}`);
    expect(stderr).toContain(remedy);
    if (command !== 'diff') expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

test.each([
  ['a script that prints a template', '#!/bin/sh\necho "{{.State.Pid}} {% x %}"\nipvsadm -A -t 192.0.2.1:80 -s rr\n'],
  ['a comment with braces', '# from {{ template }}\n-A -t 192.0.2.1:80 -s rr\n'],
])('%s is not a template', async (_, text) => {
  const { exit, stdout } = await runInMemory(convert, { '/srv/file': text }, ['/srv/file']);
  expect(exit).toBe(0);
  expect(stdout).toContain('-A -t 192.0.2.1:80 -s rr\n');
});

test.each([
  ['keepalived.conf', keepalived],
  ['ldirectord.cf', 'virtual=192.0.2.1:80\n\treal=10.0.0.1:80 masq\n\tscheduler=rr\n'],
])('Windows line ends in %s make no difference', async (_, text) => {
  const windows = text.replaceAll('\n', '\r\n');
  const { exit, stdout } = await runInMemory(convert, { '/srv/file': windows }, ['/srv/file']);
  expect([exit, stdout.replaceAll('\r', '')]).toEqual([
    0,
    '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -m -w 1\n',
  ]);
});

test('Windows line ends in a script are reported: a shell takes the carriage return as part of the last word', async () => {
  const text = '#!/bin/sh\r\nipvsadm -A -t 192.0.2.1:80 -s rr\r\n';
  const { exit, stdout, stderr } = await runInMemory(convert, { '/srv/file': text }, ['/srv/file']);
  expect([exit, stdout]).toEqual([1, '-A -t 192.0.2.1:80 -s rr\n']);
  expect(stderr).toContain('/srv/file:1: the lines end in CR LF');
});

test.each([
  ['lb_kind FNAT', 'lb_kind NAT'],
  ['laddr_group_name local', 'lb_kind NAT'],
  ['syn_proxy', 'lb_kind NAT'],
])('%s is reported as a word of DPVS', async (word, after) => {
  const text = keepalived.replace(after, `${word}\n  ${after}`);
  const { stdout } = await runInMemory(lint, { '/srv/file': text }, ['file'], { format: 'json' });
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly object[] };
  expect(findings).toEqual([expect.objectContaining({ name: 'other-dialect', line: 3 })]);
});

test('JSON of another program is not a table', async () => {
  const json = '{"virtual_servers":[{"ip":"192.0.2.1","port":80}]}\n';
  const { exit, stdout, stderr } = await runInMemory(convert, { '/srv/file': json }, ['/srv/file']);
  expect([exit, stdout]).toEqual([2, '']);
  expect(stderr).toBe('lvsrules: /srv/file: this is not a table in JSON: version: is missing\n');
});
