import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commandsHost } from '../../src/machine/commands-host.ts';
import { vrrpStates } from '../../src/machine/vrrp-states.ts';
import { freePort } from '../support/free-port.ts';
import { killAllOf } from '../support/processes.ts';
import { namespace } from '../support/namespaces.ts';
import { program } from '../support/run-lvsrules.ts';

vi.setConfig({ testTimeout: 600_000 });

const examples = join(import.meta.dirname, '../../examples/fleet');
const [first, second] = [['10.0.0.1', '10.0.0.2'], ['10.0.0.1']];
let folder = '';
let ends: (() => unknown)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lvsrules-fleet-'));
  for (const name of ['site.yml', 'site.rules.j2', 'from-etcd.sh', 'notify.sh'])
    copyFileSync(join(examples, name), join(folder, name));
  mkdirSync(join(folder, 'bin'));
  const script = `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`;
  writeFileSync(join(folder, 'bin/lvsrules'), script, { mode: 0o755 });
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
  await rm(folder, { recursive: true, force: true });
});

function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${folder}/bin:${folder}:/usr/sbin:/sbin:${process.env['PATH'] ?? ''}`,
    LVSRULES_STATE: join(folder, 'state'),
    ANSIBLE_LOCAL_TEMP: join(folder, 'ansible'),
    ANSIBLE_REMOTE_TEMP: join(folder, 'ansible'),
    ANSIBLE_NOCOLOR: '1',
    ETCDCTL_API: '3',
  };
}

/** Starts a program that ends after the test, with all that it started. */
function started(name: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): void {
  const child = spawn(name, args, {
    cwd: folder,
    env: { ...environment(), ...more },
    stdio: 'ignore',
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} does not start`);
  ends.push(() => killAllOf(pid));
}

function servers(host: string): readonly string[] {
  const path = join(folder, `${host}.live`);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return [...text.matchAll(/-t 192\.0\.2\.1:80 -r ([0-9.]+)/g)].map(([, address = '']) => address);
}

/** The last lines of a play: what it changed on each host. */
function play(addresses: readonly string[], options: readonly string[] = []): string {
  const inventory = '[directors]\nlb1 ansible_connection=local\nlb2 ansible_connection=local\n';
  writeFileSync(join(folder, 'inventory'), inventory);
  for (const host of ['lb1', 'lb2'])
    if (!existsSync(join(folder, `${host}.live`))) writeFileSync(join(folder, `${host}.live`), '');
  const values = {
    vip: '192.0.2.1',
    servers: addresses,
    rules: `${folder}/{{ inventory_hostname }}.rules`,
    director: `file:${folder}/{{ inventory_hostname }}.live`,
    ansible_python_interpreter: '/usr/bin/python3',
  };
  const args = ['-i', 'inventory', 'site.yml', '-e', JSON.stringify(values), ...options];
  try {
    return execFileSync('ansible-playbook', args, { cwd: folder, env: environment(), encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function changed(output: string): readonly string[] {
  return [...output.matchAll(/^(lb\d) .*changed=(\d+).*failed=(\d+)/gm)].map((all) => all.slice(1).join(' '));
}

test('an Ansible play changes nothing in check mode, then each director, then nothing', () => {
  expect(changed(play(first, ['--check']))).toEqual(['lb1 2 0', 'lb2 2 0']);
  expect(servers('lb1')).toEqual([]);
  expect(changed(play(first))).toEqual(['lb1 3 0', 'lb2 3 0']);
  expect([servers('lb1'), servers('lb2')]).toEqual([first, first]);
  expect(changed(play(first))).toEqual(['lb1 0 0', 'lb2 0 0']);
});

test('an Ansible play stops at the first director where the rules have an error, before anything is written', () => {
  play(second);
  expect(changed(play(['10.0.0.900']))).toEqual(['lb1 0 1']);
  expect([servers('lb1'), servers('lb2')]).toEqual([second, second]);
});

test('rules in etcd reach the table, and rules with an error do not', async () => {
  const [client, peer] = [await freePort(), await freePort()];
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const own = ['--listen-client-urls', at(client), '--advertise-client-urls', at(client)];
  const other = ['--listen-peer-urls', at(peer), '--initial-advertise-peer-urls', at(peer)];
  const cluster = ['--initial-cluster', `default=${at(peer)}`, '--data-dir', join(folder, 'etcd')];
  started('etcd', [...own, ...other, ...cluster]);
  const endpoint = { ETCDCTL_ENDPOINTS: at(client) };
  const put = (text: string) =>
    execFileSync('etcdctl', ['put', 'lvs/site.rules'], { env: { ...environment(), ...endpoint }, input: text });
  await vi.waitFor(() => put(rulesOf(second)), { timeout: 60_000, interval: 200 });
  writeFileSync(join(folder, 'lb1.live'), '');
  writeFileSync(join(folder, 'lb1.rules'), rulesOf(second));
  started('lvsrules', ['watch', 'lb1.rules', '--director', 'file:lb1.live']);
  started('etcdctl', ['watch', 'lvs/site.rules', '--', 'from-etcd.sh', 'lvs/site.rules', 'lb1.rules'], endpoint);
  await followed(() => put(rulesOf(first)), first);
  put('-A -t 192.0.2.1:80 -s nosuch\n');
  const again = spawnSync(join(folder, 'from-etcd.sh'), ['lvs/site.rules', 'lb1.rules'], {
    cwd: folder,
    env: { ...environment(), ...endpoint },
    encoding: 'utf8',
  });
  expect(again.stderr).toContain('the rules in lvs/site.rules have errors; lb1.rules is unchanged');
  expect(readFileSync(join(folder, 'lb1.rules'), 'utf8').trimEnd()).toBe(rulesOf(first).trimEnd());
  await followed(() => put(rulesOf(second)), second);
});

test('keepalived has the table compared with the rules when a director becomes the master', async () => {
  const name = namespace('notify');
  ends.push(() => {
    rmSync(join('/run/lvsrules/vrrp', name), { force: true });
  });
  ends.push(() => execFileSync('ip', ['netns', 'del', name]));
  execFileSync('ip', ['-n', name, 'link', 'add', 'lan', 'type', 'veth', 'peer', 'name', 'far']);
  execFileSync('ip', ['-n', name, 'link', 'set', 'far', 'up']);
  execFileSync('ip', ['-n', name, 'addr', 'add', '192.0.2.250/24', 'dev', 'lan']);
  execFileSync('ip', ['-n', name, 'link', 'set', 'lan', 'up']);
  writeFileSync(join(folder, 'lb1.live'), '');
  writeFileSync(join(folder, 'site.rules'), rulesOf(first));
  writeFileSync(
    join(folder, 'keepalived.conf'),
    `global_defs {
    script_user root
}
vrrp_instance ${name} {
    interface lan
    virtual_router_id 7
    priority 100
    advert_int 1
    virtual_ipaddress {
        192.0.2.1/32
    }
    notify ${folder}/notify.sh
}
`,
  );
  const files = ['-p', 'k.pid', '-r', 'v.pid', '-c', 'c.pid'].map((word) =>
    word.endsWith('.pid') ? join(folder, word) : word,
  );
  started('ip', ['netns', 'exec', name, 'keepalived', '-n', '-P', '-f', join(folder, 'keepalived.conf'), ...files], {
    RULES: join(folder, 'site.rules'),
    LVSRULES_DIRECTOR: `file:${folder}/lb1.live`,
  });
  await vi.waitFor(() => expect(servers('lb1')).toEqual(first), { timeout: 240_000, interval: 200 });
  const told = await vrrpStates(commandsHost('local', environment()), AbortSignal.timeout(60_000));
  expect(told).toContainEqual({ instance: name, state: 'MASTER' });
});

function rulesOf(addresses: readonly string[]): string {
  const lines = addresses.map((each) => `-a -t 192.0.2.1:80 -r ${each}:80 -g -w 1\n`);
  return `-A -t 192.0.2.1:80 -s wlc\n${lines.join('')}`;
}

/** Repeats a change until the table has it: what watches may not have begun when it was first made. */
async function followed(change: () => unknown, expected: readonly string[]): Promise<void> {
  await vi.waitFor(
    () => {
      change();
      expect(servers('lb1')).toEqual(expected);
    },
    { timeout: 240_000, interval: 1000 },
  );
}
