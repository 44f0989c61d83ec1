import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { lvsrules, program } from '../support/run-lvsrules.ts';

const rules = `-A -t 192.0.2.1:80 -s wlc
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 2
`;

let folder = '';
let port = 0;
let server: ReturnType<typeof spawn>;

/** What the login does there in place of the command that it was given. */
function there(script: string): void {
  writeFileSync(join(folder, 'there'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** The command that was given, but with the stand-in of ipvsadm on a simulated table. */
const standIn = () =>
  `eval "\${SSH_ORIGINAL_COMMAND%ipvsadm -R} ${process.execPath} ${program} ipvsadm --director sim:${folder}/state -- -R"`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lvs-'));
  for (const name of ['host', 'id']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  }
  port = await freePort();
  const banner = 'ssh: this is a banner\nHost key of the month\nPermission denied (to strangers)\n';
  writeFileSync(join(folder, 'banner'), banner);
  writeFileSync(
    join(folder, 'sshd_config'),
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host
AuthorizedKeysFile ${folder}/id.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
Banner ${folder}/banner
ForceCommand ${folder}/there
`,
  );
  const key = readFileSync(join(folder, 'host.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
  writeFileSync(join(folder, 'known'), `[127.0.0.1]:${port} ${key}\n`);
  const client = `IdentityFile ${folder}/id\nUserKnownHostsFile ${folder}/known\nIdentitiesOnly yes\n`;
  writeFileSync(join(folder, 'ssh_config'), client);
  writeFileSync(join(folder, 'ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F ${folder}/ssh_config "$@"\n`, { mode: 0o755 });
  execFileSync('mkdir', ['-p', '/run/sshd', join(folder, 'tmp')]);
  server = spawn('/usr/sbin/sshd', ['-D', '-f', join(folder, 'sshd_config')], { stdio: 'ignore' });
  while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 50));
});
afterAll(async () => {
  server.kill();
  await once(server, 'exit');
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  there(standIn());
  writeFileSync(join(folder, 'rules'), rules);
});
afterEach(async () => {
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  await rm(join(folder, 'state'), { force: true });
});

const run = (...args: readonly string[]) =>
  lvsrules([...args, '--director', `ssh://127.0.0.1:${port}`], {
    env: {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      TMPDIR: join(folder, 'tmp'),
      LVSRULES_STATE: join(folder, 'kept'),
    },
  });

const path = (name: string) => join(folder, name);

test('a table is applied, planned, and saved', async () => {
  const applied = await run('apply', path('rules'), '--yes');
  expect({ exit: applied.exit, stderr: applied.stderr }).toMatchObject({ exit: 0 });
  expect(await run('plan', path('rules'), '--exit-code')).toMatchObject({ exit: 0 });
  const saved = await run('save', '-o', path('saved'));
  expect(saved).toMatchObject({ exit: 0 });
  expect(saved.stderr).toContain('1 service, 2 real servers');
  expect(readFileSync(path('saved'), 'utf8')).toBe(rules);
});

test('what a login prints on standard output is passed over', async () => {
  there(`echo Welcome; echo; ${standIn()}`);
  expect(await run('apply', path('rules'), '--yes')).toMatchObject({ exit: 0 });
  expect(await run('save')).toMatchObject({ exit: 0, stdout: rules });
});

test('a far program that has no permission is not a failure of ssh', async () => {
  there(`echo lvsrules-begins >&2
echo "Can't initialize ipvs: Permission denied (you must be root)" >&2
exit 255`);
  const ended = await run('save');
  expect(ended).toMatchObject({ exit: 2, stdout: '' });
  expect(ended.stderr).toContain('you must be root');
  expect(ended.stderr).not.toContain('modprobe');
});

test('a host without ipvsadm is named as that', async () => {
  there(`echo lvsrules-begins >&2; echo "sh: 1: exec: ipvsadm: not found" >&2; exit 127`);
  const ended = await run('save');
  expect(ended.exit).toBe(2);
  expect(ended.stderr).toContain('ipvsadm: not found');
});

test('a listing that is cut in the middle leaves the saved file as it is', async () => {
  await run('apply', path('rules'), '--yes');
  writeFileSync(path('saved'), rules);
  for (const bytes of [0, 1, 200, 500, 900]) {
    there(`${standIn()} | head -c ${bytes}`);
    expect(await run('save', '-o', path('saved'))).toMatchObject({ exit: 2 });
    expect(readFileSync(path('saved'), 'utf8')).toBe(rules);
  }
});

test('a connection that is cut by its far end is a failure', async () => {
  await run('apply', path('rules'), '--yes');
  there(`echo lvsrules-begins >&2; kill -9 $PPID`);
  expect(await run('save')).toMatchObject({ exit: 2, stdout: '' });
});

test('a host key that is not known asks nothing', async () => {
  const known = readFileSync(path('known'), 'utf8');
  writeFileSync(path('known'), '');
  const ended = await run('save');
  writeFileSync(path('known'), known);
  expect(ended.exit).toBe(2);
  expect(ended.stderr).toContain('Host key verification failed');
  expect(ended.stderr).not.toContain('modprobe');
});

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

function answers(): Promise<boolean> {
  if (!existsSync('/usr/sbin/sshd')) throw new Error('openssh-server is not installed');
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
