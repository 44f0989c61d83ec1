import { expect, test } from 'vitest';
import { ownerWarnings } from '../../src/cli/sources/table-owners.ts';
import { problemText } from '../../src/report/problem.ts';
import { memoryFiles } from '../support/memory-files.ts';

const keepalived = 'virtual_server 192.0.2.1 80 {\n lb_algo rr\n protocol TCP\n real_server 10.0.0.1 80 {\n }\n}\n';
const web = { kind: 'tcp', address: '192.0.2.1', port: 80 } as const;
const mail = { kind: 'tcp', address: '192.0.2.2', port: 25 } as const;

function machine(files: Readonly<Record<string, string>>) {
  return { files: memoryFiles(files), directory: '/srv', environment: {} };
}

async function warned(files: Readonly<Record<string, string>>, ...keys: readonly (typeof web | typeof mail)[]) {
  return (await ownerWarnings(keys, machine(files))).map(problemText).join('');
}

const running = (...words: readonly string[]) => `${words.join('\0')}\0`;

test.each([
  ['keepalived', running('/usr/sbin/keepalived'), '/etc/keepalived/keepalived.conf', keepalived],
  ['keepalived', running('keepalived', '-n', '-f', '/srv/k.conf'), '/srv/k.conf', keepalived],
  ['keepalived', running('keepalived', '--use-file=/srv/k.conf'), '/srv/k.conf', keepalived],
  [
    'ldirectord',
    running('/usr/bin/perl', '-w', '/usr/sbin/ldirectord', 'web.cf', 'start'),
    '/etc/ha.d/web.cf',
    'virtual=192.0.2.1:80\n\treal=10.0.0.1:80 masq\n',
  ],
])('a service of a running %s is named with its owner: %j', async (program, words, file, conf) => {
  const files = { '/proc/812/cmdline': words, '/proc/813/cmdline': words, [file]: conf };
  const said = await warned(files, web, mail);
  expect(said).toContain(`${program} (process 812) owns tcp 192.0.2.1:80`);
  expect(said).toContain(`change ${file} and reload ${program} instead`);
  expect(said).not.toContain('813');
  expect(said).not.toContain('192.0.2.2');
});

test.each([
  [
    'its service is not touched',
    { '/proc/812/cmdline': running('keepalived'), '/etc/keepalived/keepalived.conf': keepalived },
    mail,
  ],
  ['it does not run', { '/etc/keepalived/keepalived.conf': keepalived }, web],
  ['its file is only opened', { '/proc/812/cmdline': running('vi', '/etc/keepalived/keepalived.conf') }, web],
] as const)('nothing is reported where %s', async (_, files, key) => {
  expect(await warned(files, key)).toBe('');
});

test('an owner whose configuration cannot be read may own any service', async () => {
  expect(await warned({ '/proc/812/cmdline': running('keepalived') }, mail)).toContain('may own tcp 192.0.2.2:25');
});
