import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NetworkLink } from '../../src/domain/host/facts.ts';
import { setupFiles } from '../../src/report/setup/setup-files.ts';
import { nothingKnown } from '../../src/setup/setup-facts.ts';
import { setupWants } from '../../src/setup/setup-plan.ts';
import type { SetupWish, WishedAddress } from '../../src/setup/setup-wish.ts';
import { link } from '../doctor/healthy.ts';
import { hostState, wire } from '../support/host-state.ts';
import { mayMakeNamespaces, namespace } from '../support/namespaces.ts';

const plain = { gateways: [], servers: [], schedulers: [] } as const;
const entry = (vip: string, method: WishedAddress['method']): WishedAddress => ({
  vip,
  method,
  outer: vip.includes(':') ? 'inet6' : 'inet',
  tunnel: null,
});

const directRouting: SetupWish = {
  ...plain,
  role: 'realserver',
  entries: [entry('192.0.2.10', 'route'), entry('2001:db8::10', 'route')],
};
const masquerading: SetupWish = {
  ...plain,
  role: 'realserver',
  entries: [entry('192.0.2.10', 'masquerade'), entry('2001:db8::10', 'masquerade')],
  gateways: ['10.0.0.1', '2001:db8:1::1'],
};
const director: SetupWish = {
  ...plain,
  role: 'director',
  device: 'eth0',
  entries: [entry('10.0.0.10', 'masquerade'), entry('2001:db8:1::10', 'masquerade')],
};

const folder = mkdtempSync(join(tmpdir(), 'lvsrules-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(format: keyof typeof setupFiles, wish: SetupWish, links: readonly NetworkLink[] = []): string {
  const wants = setupWants(wish, nothingKnown).filter(({ action }) => action.kind !== 'load-module');
  return setupFiles[format]({ wish, wants, links, rules: null, words: [wish.role] });
}

// Network namespaces take root: run it as root to test this.
describe.skipIf(!mayMakeNamespaces).each([
  ['a real server for direct routing', directRouting, []],
  ['a masqueraded real server', masquerading, ['route add default via 10.0.0.254 dev eth0 mtu 1400']],
  ['a director', director, []],
] as const)('the script for %s', (_, wish, made) => {
  const script = join(folder, 'setup.sh');
  let name = '';
  const run = (word: string, path = '') =>
    spawnSync('ip', ['netns', 'exec', name, 'sh', script, word], {
      env: { ...process.env, PATH: `${path}${process.env['PATH'] ?? ''}`, LVSRULES_RUN: folder },
      encoding: 'utf8',
    });

  beforeEach(() => {
    name = namespace('script');
    wire(name, made);
    writeFileSync(script, written('sh', wish));
  });
  afterEach(() => {
    execFileSync('ip', ['netns', 'del', name]);
  });

  it('starts once, tells its status, and restores on stop what was there before', () => {
    const before = hostState(name);
    expect(run('status')).toMatchObject({ status: 3, stdout: expect.stringContaining('missing: ') as string });
    expect(run('start')).toMatchObject({ status: 0, stderr: '' });
    const after = hostState(name);
    expect(after).not.toBe(before);
    expect(run('start').status).toBe(0);
    expect(hostState(name)).toBe(after);
    expect(run('status')).toMatchObject({ status: 0, stdout: 'set up\n' });
    expect(run('stop')).toMatchObject({ status: 0, stderr: '' });
    expect(hostState(name)).toBe(before);
    expect(run('stop').status).toBe(0);
    expect(hostState(name)).toBe(before);
  }, 60_000);

  it('restores what was there before after a kill', () => {
    const before = hostState(name);
    writeFileSync(
      join(folder, 'ip'),
      '#!/bin/sh\ncase $* in *add*|*replace*) kill -9 $PPID ;; *) exec /sbin/ip "$@" ;; esac\n',
    );
    chmodSync(join(folder, 'ip'), 0o755);
    run('start', `${folder}:`);
    rmSync(join(folder, 'ip'));
    expect(run('stop').status).toBe(0);
    expect(hostState(name)).toBe(before);
  }, 60_000);

  it.each(['', 'restart', 'START'])('prints its usage for %j', (word) => {
    expect(run(word)).toMatchObject({ status: 1, stdout: '', stderr: `usage: ${script} start|stop|status\n` });
  });
});

describe('files for a host', () => {
  it('put forwarding before the other settings in sysctl.d', () => {
    const lines = written('sysctl', director)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toEqual(['net.ipv4.ip_forward = 1', 'net.ipv6.conf.all.forwarding = 1']);
  });

  it('keep an IPv6 address of a director from being a source, for networkd and netplan', () => {
    expect(written('networkd', director)).toContain(
      '[Address]\nAddress=2001:db8:1::10/128\nPreferredLifetime=0\nDuplicateAddressDetection=none\n',
    );
    expect(written('netplan', director)).toContain('        - "2001:db8:1::10/128":\n            lifetime: 0\n');
  });

  it.each([
    ['an unknown device', 'eth0', undefined, '  ethernets:\n    eth0:\n'],
    ['a bridge', 'br0', 'bridge', '  bridges:\n    br0:\n'],
    ['a VLAN', 'eth0.7', 'vlan', '  vlans:\n    eth0.7:\n'],
    ['a name that YAML takes for a word of its own', 'on', 'veth', '  ethernets:\n    "on":\n'],
  ])('have %s where netplan expects it', (_, device, kind, expected) => {
    const links = [link(device, kind === undefined ? {} : { kind })];
    expect(written('netplan', { ...director, device }, links)).toContain(expected);
  });

  it('name what a kind of file cannot say', () => {
    expect(written('networkd', directRouting)).toContain('#   sysctl -w net.ipv4.conf.all.arp_ignore=1\n');
  });

  it('quote for systemd what is special to it', () => {
    const source = { wish: director, wants: [], links: [], rules: '/srv/100% "of" it.rules', words: ['director'] };
    expect(setupFiles.systemd(source)).toContain('ExecStart=lvsrules apply "/srv/100%% \\"of\\" it.rules" --yes\n');
  });

  it('keep the table from before the rules, and load it again when the unit of a director stops', () => {
    const source = { wish: director, wants: [], links: [], rules: '/srv/site.rules', words: ['director'] };
    const commands = setupFiles
      .systemd(source)
      .split('\n')
      .filter((line) => /^(Exec|Runtime)/.test(line));
    expect(commands).toEqual([
      'RuntimeDirectory=lvsrules-director',
      'ExecStart=lvsrules setup director --apply',
      'ExecStart=lvsrules save -q -o %t/lvsrules-director/before.rules',
      'ExecStart=lvsrules apply /srv/site.rules --yes',
      'ExecReload=lvsrules apply /srv/site.rules --yes',
      'ExecStop=-lvsrules restore %t/lvsrules-director/before.rules --yes --allow-empty',
      'ExecStop=lvsrules setup director --undo',
    ]);
  });
});
