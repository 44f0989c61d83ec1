import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../src/host/files.ts';
import { openHost } from '../../src/machine/open-host.ts';
import type { Host } from '../../src/ports/host.ts';
import { success } from '../../src/domain/result.ts';
import { setUpHost } from '../../src/setup/set-up-host.ts';
import type { SetupWish, WishedAddress } from '../../src/setup/setup-wish.ts';
import { undoSetup } from '../../src/setup/undo-setup.ts';
import { hostState, wire } from '../support/host-state.ts';
import { mayMakeNamespaces, namespace } from '../support/namespaces.ts';

interface Machine {
  readonly title: string;
  readonly wish: SetupWish;
  /** `ip` commands that make the machine, besides eth0 with 10.0.0.2/24 and 2001:db8:1::2/64. */
  readonly made: readonly string[];
  readonly sysctls: Readonly<Record<string, string>>;
  /** After how many changes it is killed. */
  readonly kills: readonly number[];
}

const entry = (vip: string, method: WishedAddress['method'] = 'route'): WishedAddress => ({
  vip,
  method,
  outer: vip.includes(':') ? 'inet6' : 'inet',
  tunnel: null,
});

const plain = { gateways: [], servers: [], schedulers: [] } as const;

const machines: readonly Machine[] = [
  {
    title: 'a real server for direct routing, of both families',
    wish: { ...plain, role: 'realserver', entries: [entry('192.0.2.10'), entry('2001:db8::10')] },
    made: [],
    sysctls: { 'net/ipv4/conf/all/arp_announce': '1' },
    kills: [1, 3],
  },
  {
    title: 'a real server with the address on the wire and a whole network on lo',
    wish: { ...plain, role: 'realserver', entries: [entry('192.0.2.10'), entry('192.0.2.11')] },
    made: ['addr add 192.0.2.10/32 dev eth0', 'addr add 192.0.2.11/24 dev lo label lo:1'],
    sysctls: { 'net/ipv4/conf/all/arp_ignore': '1', 'net/ipv4/conf/eth0/arp_ignore': '4' },
    kills: [4],
  },
  {
    title: 'a masqueraded real server with a default route of its own',
    wish: {
      ...plain,
      role: 'realserver',
      entries: [entry('192.0.2.10', 'masquerade'), entry('2001:db8::10', 'masquerade')],
      gateways: ['10.0.0.1', '2001:db8:1::1'],
    },
    made: [
      'route add default via 10.0.0.254 dev eth0 src 10.0.0.2 proto static mtu 1400 advmss 1300',
      'route add default via 10.0.0.253 dev eth0 metric 50',
      '-6 route add default via 2001:db8:1::fe dev eth0',
    ],
    sysctls: {},
    kills: [1],
  },
  {
    title: 'a director that masquerades, of both families',
    wish: {
      ...plain,
      role: 'director',
      entries: [entry('10.0.0.10', 'masquerade'), entry('2001:db8:1::10', 'masquerade')],
    },
    made: [],
    sysctls: {
      'net/ipv4/conf/all/accept_redirects': '0',
      'net/ipv4/conf/eth0/forwarding': '1',
      'net/ipv6/conf/eth0/forwarding': '1',
      'net/ipv4/conf/lo/forwarding': '0',
    },
    kills: [0, 1, 2, 3],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'lvsrules-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

// Network namespaces take root: run it as root to test this.
describe.skipIf(!mayMakeNamespaces).each(machines)('$title', ({ wish, made, sysctls, kills }) => {
  const place = { files: nodeFiles(), path: join(folder, 'record.json') };
  let name = '';
  let host: Host;

  beforeEach(async () => {
    name = namespace('set-up');
    wire(name, made);
    for (const [path, value] of Object.entries(sysctls)) {
      execFileSync('ip', ['netns', 'exec', name, 'sysctl', '-qw', `${path.replaceAll('/', '.')}=${value}`]);
    }
    const opened = await openHost(`netns:${name}`, { files: nodeFiles(), environment: process.env });
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
    host = withIpvs(opened.value);
  });
  afterEach(() => {
    execFileSync('ip', ['netns', 'del', name]);
    rmSync(place.path, { force: true });
  });

  it('is set up, needs nothing afterwards, and is restored as it was', async () => {
    const before = hostState(name);
    expect(await setUpHost(host, wish, place)).toMatchObject({ ok: true, value: { kind: 'done' } });
    const after = hostState(name);
    const counted = counting(host);
    expect(await setUpHost(counted, wish, place)).toMatchObject({ ok: true, value: { kind: 'done', steps: [] } });
    expect([counted.changes(), hostState(name)]).toEqual([0, after]);
    expect(await undoSetup(host, place)).toMatchObject({ ok: true, value: { failed: [], changedSince: [] } });
    expect(hostState(name)).toBe(before);
    expect(await undoSetup(host, place)).toEqual(success(null));
  }, 120_000);

  it('is restored as it was after a kill between two steps, and can be finished instead', async () => {
    const before = hostState(name);
    for (const kept of kills) {
      await setUpHost(mortal(host, kept), wish, place).catch(() => undefined);
      await undoSetup(mortal(host, 1), place).catch(() => undefined);
      expect(await undoSetup(host, place), `${kept} steps`).toMatchObject({ ok: true });
      expect(hostState(name), `${kept} steps`).toBe(before);
    }
    await setUpHost(mortal(host, 1), wish, place).catch(() => undefined);
    expect(await setUpHost(host, wish, place)).toMatchObject({ ok: true, value: { kind: 'done' } });
    await undoSetup(host, place);
    expect(hostState(name)).toBe(before);
  }, 240_000);

  it('is as it was when a step fails', async () => {
    const before = hostState(name);
    const outcome = await setUpHost(failing(host, 1), wish, place);
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'step-failed', left: [] } });
    expect(hostState(name)).toBe(before);
    expect(await undoSetup(host, place)).toEqual(success(null));
  }, 120_000);
});

/** The host in a kernel that has IPVS: the one that runs the tests may be without. */
function withIpvs(host: Host): Host {
  return {
    ...host,
    facts: async () => {
      const facts = await host.facts();
      return facts.ok ? success({ ...facts.value, modules: { loaded: ['ip_vs'], parameters: {} } }) : facts;
    },
  };
}

/** One that counts what changes it. */
function counting(host: Host): Host & { changes(): number } {
  let changes = 0;
  const run: Host['run'] = (commands, order, signal) => {
    if (order === 'inOrder') changes += commands.length;
    return host.run(commands, order, signal);
  };
  return { ...host, run, changes: () => changes };
}

/** One whose caller is killed after this many changes. */
function mortal(host: Host, lives: number): Host {
  let left = lives;
  const run: Host['run'] = (commands, order, signal) => {
    if (order === 'inOrder' && left-- <= 0) throw new Error('killed');
    return host.run(commands, order, signal);
  };
  return { ...host, run };
}

/** One on which the change of this number fails. */
function failing(host: Host, at: number): Host {
  let left = at;
  const run: Host['run'] = (commands, order, signal) =>
    order === 'inOrder' && left-- === 0
      ? Promise.resolve(success([{ exit: 2, stdout: '', stderr: 'RTNETLINK answers: Operation not permitted\n' }]))
      : host.run(commands, order, signal);
  return { ...host, run };
}
