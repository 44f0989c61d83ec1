import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { lvsrules, program } from '../support/run-lvsrules.ts';

// Each use of the connection is a login of its own, with whatever the shell of this user starts.
vi.setConfig({ testTimeout: 240_000 });

const rules = `-A -t 192.0.2.1:80 -s wlc
-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 2
`;

let folder = '';
let port = 0;
let server: ReturnType<typeof spawn>;

/** What the login does there instead of the command that it was given. */
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
  // The programs of cut connections end at a time of their own.
  await rm(folder, { recursive: true, maxRetries: 20 });
});

beforeEach(() => {
  there(standIn());
  writeFileSync(join(folder, 'rules'), rules);
});
afterEach(async () => {
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  await rm(join(folder, 'state'), { force: true });
});

const environment = () => ({
  PATH: `${folder}:${process.env['PATH'] ?? ''}`,
  TMPDIR: join(folder, 'tmp'),
  LVSRULES_STATE: join(folder, 'kept'),
});

const run = (...args: readonly string[]) =>
  lvsrules([...args, '--director', `ssh://127.0.0.1:${port}`], { env: environment() });

const path = (name: string) => join(folder, name);

test('a table is applied, planned, and saved', async () => {
  const applied = await run('apply', path('rules'), '--yes');
  expect({ exit: applied.exit, stderr: applied.stderr }).toMatchObject({ exit: 0 });
  expect(await run('plan', path('rules'), '--exit-code')).toMatchObject({ exit: 0 });
  const saved = await run('save', '-o', path('saved'));
  expect(saved).toMatchObject({ exit: 0 });
  expect(saved.stdout).toContain('1 service, 2 real servers');
  expect(readFileSync(path('saved'), 'utf8')).toBe(rules);
});

test('what a login prints on standard output is skipped', async () => {
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

test('what ssh and a far program say beside their results does not change them', async () => {
  there(`echo "ssh: a login says this" >&2; echo "Host key: +--[x]--+" >&2; ${standIn()}
status=$?; echo "Connection to lb closed by foreign host" >&2; exit $status`);
  const applied = await run('apply', path('rules'), '--yes');
  expect({ exit: applied.exit, stderr: applied.stderr }).toMatchObject({ exit: 0 });
  expect(await run('plan', path('rules'), '--exit-code')).toMatchObject({ exit: 0 });
});

test('what a killed run leaves behind is gone after the next run: its folder, its connection, its far program', async () => {
  there(`echo lvsrules-begins >&2; echo $$ >${path('far')}; exec sleep 600`);
  const child = spawn(process.execPath, [program, 'save', '--director', `ssh://127.0.0.1:${port}`], {
    env: { ...process.env, ...environment() },
    stdio: 'ignore',
  });
  while (!existsSync(path('far'))) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(readdirSync(join(folder, 'tmp'))).toHaveLength(1);
  expect(sharedConnections()).toHaveLength(1);
  there(standIn());
  expect(await run('save')).toMatchObject({ exit: 0 });
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  expect(sharedConnections()).toEqual([]);
  process.kill(Number(readFileSync(path('far'), 'utf8')), 'SIGKILL');
});

test.each([
  ['is so long that no socket fits into it', () => path('x'.repeat(100)), true],
  ['does not exist', () => path('absent'), false],
])('a folder for temporary files that %s is done without', async (_, temporary, exists) => {
  if (exists) mkdirSync(temporary());
  const ended = await lvsrules(['apply', path('rules'), '--yes', '--director', `ssh://127.0.0.1:${port}`], {
    env: { ...environment(), TMPDIR: temporary() },
  });
  expect({ exit: ended.exit, stderr: ended.stderr }).toMatchObject({ exit: 0 });
  if (exists) expect(readdirSync(temporary())).toEqual([]);
});

test('a host that takes the connection and says nothing is given up on', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const place = `ssh://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  const ended = await lvsrules(['save', '--director', place], { env: environment() });
  silent.close();
  expect(ended).toMatchObject({ exit: 2, stdout: '' });
  expect(ended.stderr).toMatch(/timed out/i);
});

test('ssh+sudo runs ipvsadm there through sudo, which asks nothing', async () => {
  const ipvsadm = `exec ${process.execPath} ${program} ipvsadm --director sim:${folder}/state -- -R`;
  writeFileSync(path('sudo'), `#!/bin/sh\nprintf "%s\\n" "$*" >>${path('sudo-ran')}\n${ipvsadm}\n`, { mode: 0o755 });
  there(`eval "\${SSH_ORIGINAL_COMMAND%sudo -n ipvsadm -R} ${path('sudo')} -n ipvsadm -R"`);
  const sudo = (...args: readonly string[]) =>
    lvsrules([...args, '--director', `ssh+sudo://127.0.0.1:${port}`], { env: environment() });
  expect(await sudo('apply', path('rules'), '--yes')).toMatchObject({ exit: 0 });
  expect(await sudo('save')).toMatchObject({ exit: 0, stdout: rules });
  expect(readFileSync(path('sudo-ran'), 'utf8')).toMatch(/^-n ipvsadm -R\n/);
  // Both specs name one table, so both know its log.
  there(standIn());
  expect(await run('undo', '--dry-run')).toMatchObject({ exit: 0 });
});

test.each<[says: string, exit: number, spec: string, words: readonly string[]]>([
  [
    'sudo: a password is required',
    1,
    'ssh+sudo',
    ["'ssh+sudo://", 'a password is required', 'NOPASSWD: /usr/sbin/ipvsadm -R'],
  ],
  ['sudo: sorry, you must have a tty to run sudo', 1, 'ssh+sudo', ['requiretty']],
  ['lb is not in the sudoers file.', 1, 'ssh+sudo', ['NOPASSWD']],
  ['sudo: ipvsadm: command not found', 1, 'ssh+sudo', ['install ipvsadm on that host']],
  ['sh: 1: exec: sudo: not found', 127, 'ssh+sudo', ['install sudo on that host']],
  ['sh: 1: exec: ipvsadm: not found', 127, 'ssh', ['install ipvsadm on that host']],
  ["Can't initialize ipvs: Permission denied (you must be root)", 255, 'ssh', ['through sudo: --director ssh+sudo://']],
  ["Can't initialize ipvs: Protocol not available", 255, 'ssh', ['load the module on that host: modprobe ip_vs']],
])('a far host that says %j is advised about', async (says, exit, scheme, words) => {
  there(`echo lvsrules-begins >&2; echo ${JSON.stringify(says)} >&2; exit ${exit}`);
  const ended = await lvsrules(['save', '--director', `${scheme}://127.0.0.1:${port}`], { env: environment() });
  expect(ended).toMatchObject({ exit: 2, stdout: '' });
  for (const word of words) expect(ended.stderr).toContain(word);
});

test('a host key that has changed is named as that, and loading a module is not advised', async () => {
  const known = readFileSync(path('known'), 'utf8');
  const other = readFileSync(path('id.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
  writeFileSync(path('known'), `[127.0.0.1]:${port} ${other}\n`);
  const ended = await run('save');
  writeFileSync(path('known'), known);
  expect(ended.exit).toBe(2);
  expect(ended.stderr).toContain(`its host key has changed; the known one is in ${path('known')}:1`);
  expect(ended.stderr).toContain('find out why before you trust it');
  expect(ended.stderr).not.toContain('modprobe');
});

test('a connection that is cut in the middle of an apply leaves what was made known, and nothing is sent twice', async () => {
  there(`input=$(cat; echo x); input="\${input%x}"
if [ -e ${path('cut')} ]; then case "$input" in *"-a -t"*)
  rm ${path('cut')}; printf %s "$input" | head -n 4 | (${standIn()}); kill -9 $PPID; exit;;
esac; fi
printf %s "$input" | (${standIn()})`);
  await run('apply', path('rules'), '--yes');
  writeFileSync(
    path('more'),
    `${rules}${[3, 4, 5, 6].map((n) => `-a -t 192.0.2.1:80 -r 10.0.0.${n}:80 -g -w 1\n`).join('')}`,
  );
  // The connection ends after the far program has taken two of the four changes.
  writeFileSync(path('cut'), '');
  const cut = await run('apply', path('more'), '--yes');
  expect(cut.exit).toBe(1);
  expect(cut.stderr).toContain('2 of 4 steps are in the table');
  expect(cut.stderr).not.toContain('--before-');
  expect(cut.stderr).toContain('lvsrules undo rolls back the changes that were made');
  expect((await run('save')).stdout.match(/^-a /gm)).toHaveLength(4);
  expect(await run('apply', '--finish', '--yes')).toMatchObject({ exit: 0 });
  expect((await run('save')).stdout.match(/^-a /gm)).toHaveLength(6);
});

test('a far end that stays away after the cut leaves the table unknown, and says so', async () => {
  await run('apply', path('rules'), '--yes');
  writeFileSync(path('more'), `${rules}-a -t 192.0.2.1:80 -r 10.0.0.3:80 -g -w 1\n`);
  there(`input=$(cat; echo x); case "$input" in *"-a -t"*) echo gone >${path('gone')};; esac
if [ -e ${path('gone')} ]; then kill -9 $PPID; exit; fi; printf %s "\${input%x}" | (${standIn()})`);
  const cut = await run('apply', path('more'), '--yes');
  await rm(path('gone'));
  expect(cut.exit).toBe(1);
  expect(cut.stderr).toContain('the state of the table is unknown');
  there(standIn());
  expect(await run('plan', path('more'), '--exit-code')).toMatchObject({ exit: 1 });
});

test('a link that is slow to answer is waited for', async () => {
  there(`sleep 3; ${standIn()}`);
  expect(await run('apply', path('rules'), '--yes')).toMatchObject({ exit: 0 });
  expect(await run('save')).toMatchObject({ exit: 0, stdout: rules });
});

test('an ipvsadm of 1.24 there, which knows no --nosort, is read all the same', async () => {
  await run('apply', path('rules'), '--yes');
  there(`input=$(cat; echo x); case "$input" in *--nosort*) echo lvsrules-begins >&2; echo "ipvsadm: --nosort: unknown option" >&2; exit 2;; esac
printf %s "\${input%x}" | (${standIn()})`);
  const saved = await run('save');
  const sorted = (text: string) => text.split('\n').sort();
  expect({ ...saved, stdout: sorted(saved.stdout) }).toMatchObject({ exit: 0, stdout: sorted(rules) });
});

/** The processes that hold a shared connection of these tests. */
function sharedConnections(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .map((pid) => readIfThere(`/proc/${pid}/cmdline`))
    .filter((line) => line.startsWith('ssh: ') && line.includes(join(folder, 'tmp')));
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
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
