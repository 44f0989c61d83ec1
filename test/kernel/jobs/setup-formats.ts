import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { differences, stateOf } from '../cluster/machines.ts';
import { findings, saidOf, serverFindings, setUp } from '../cluster/operator.ts';
import { fact, output } from '../fact.ts';
import { namedFiles } from '../system/named-files.ts';
import { applyNetplan, deploy, loadNetworks, loadSettings, withdraw } from '../system/services.ts';

// The files that setup writes, loaded by the programs that they are for, on a Debian with systemd.
const here = 'here';
output('ip', 'netns', 'attach', here, '1');
// No network of this machine leads anywhere: what waits for one would wait in vain.
output('systemctl', 'mask', '--quiet', 'systemd-networkd-wait-online');

const plainWire = {
  path: '/etc/systemd/network/50-wire.network',
  text: '[Match]\nName=eth0\n[Network]\nLinkLocalAddressing=no\nIPv6AcceptRA=no\nAddress=192.168.1.210/24\nAddress=fd00::210/64\n',
};
const netplanWire = {
  path: '/etc/netplan/50-wire.yaml',
  text: `network:
  version: 2
  renderer: networkd
  ethernets:
    eth0: {link-local: [], accept-ra: false, addresses: [192.168.1.210/24, "fd00::210/64"]}
`,
};

interface Role {
  readonly title: string;
  readonly role: 'director' | 'realserver';
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly rules: string;
}

const roles: readonly Role[] = [
  {
    title: 'a director',
    role: 'director',
    values: { device: 'eth0' },
    rules: [
      '-A -t 192.168.1.208:80 -s wlc',
      '-a -t 192.168.1.208:80 -r 192.168.1.220:80 -g -w 1',
      '-A -t 192.168.1.209:80 -s sh',
      '-a -t 192.168.1.209:80 -r 192.168.1.221:8080 -m -w 1',
      '-A -t [fd00::208]:80 -s wlc',
      '-a -t [fd00::208]:80 -r [fd00::220]:80 -g -w 1',
      '',
    ].join('\n'),
  },
  {
    title: 'a real server for direct routing',
    role: 'realserver',
    values: {},
    rules: [
      '-A -t 192.168.1.208:80 -s wlc',
      '-a -t 192.168.1.208:80 -r 192.168.1.210:80 -g -w 1',
      '-A -t [fd00::208]:80 -s wlc',
      '-a -t [fd00::208]:80 -r [fd00::210]:80 -g -w 1',
      '',
    ].join('\n'),
  },
  {
    title: 'a masqueraded real server',
    role: 'realserver',
    values: { gateway: ['192.168.1.200'] },
    rules: '-A -t 192.0.2.10:80 -s wlc\n-a -t 192.0.2.10:80 -r 192.168.1.210:80 -m -w 1\n',
  },
];

/** What loading IPVS brings, which stays with the schedulers that hold it. */
const ofModules = /^\+ .*\/proc\/sys\/net\/(?:ipv4\/vs\/|netfilter\/|nf_conntrack)/;
const changedSince = (bare: readonly string[]) =>
  differences(bare, stateOf(here)).filter((line) => !ofModules.test(line));

// What the real servers serve.
createServer((_, answer) => answer.end()).listen(80, '::');
deploy([plainWire]);
await loadNetworks('eth0');

/** What setup says about a role, what doctor finds, and the files of a format. */
function siteOf({ role, values, rules: text }: Role) {
  const rules = `/etc/lvsrules-${role}.rules`;
  writeFileSync(rules, text);
  return {
    rules,
    written: async (format: string) => namedFiles(await setUp(here, role, { ...values, rules, format }), '50-wire'),
    isSetUp: async () => {
      assert.match(await setUp(here, role, { ...values, rules }), /nothing to do/);
      const found = role === 'director' ? await findings(here, [], rules) : await serverFindings(here, rules);
      assert.deepEqual(saidOf(found), []);
    },
  };
}

const savedLines = () => output('ipvsadm', '-Sn').split('\n').length;

for (const each of roles) {
  const { title, role, rules: text } = each;
  await fact(`${title}: the unit of systemd sets it up, and restores what was there`, async () => {
    const { written, isSetUp } = siteOf(each);
    const bare = stateOf(here);
    const files = await written('systemd');
    const unit = `lvsrules-${role}`;
    deploy(files);
    output('systemctl', 'daemon-reload');
    assert.equal(output('systemd-analyze', 'verify', '--man=no', `${unit}.service`), '');
    for (const word of ['start', 'restart']) {
      output('systemctl', word, unit);
      await isSetUp();
      if (role === 'director') assert.equal(savedLines(), text.split('\n').length);
    }
    output('systemctl', 'stop', unit);
    assert.deepEqual(changedSince(bare), []);
    assert.equal(savedLines(), 1);
    withdraw(files);
    output('systemctl', 'daemon-reload');
  });
}

/** Settings come from sysctl.d, addresses and routes from another format, whose files are withdrawn afterwards. */
async function isSetUpByFiles(each: Role, format: string, load: () => Promise<void>): Promise<void> {
  const { rules, written, isSetUp } = siteOf(each);
  const bare = stateOf(here);
  const files = [...(await written('sysctl')), ...(await written(format))];
  deploy(files);
  try {
    loadSettings();
    await load();
    if (each.role === 'director') output('lvsrules', 'apply', rules, '--yes');
    await isSetUp();
  } finally {
    withdraw(files);
    await load();
    if (each.role === 'director') output('ipvsadm', '-C');
  }
  const left = changedSince(bare);
  // Settings stay until the next boot.
  const settings = left.flatMap((line) => /^- .*?(\/proc\/sys\/[^:]+):(.*)$/.exec(line)?.slice(1, 3) ?? []);
  for (let at = 0; at < settings.length; at += 2) writeFileSync(settings[at] ?? '', settings[at + 1] ?? '');
  assert.deepEqual(changedSince(bare), []);
}

for (const each of roles) {
  await fact(`${each.title}: sysctl.d and networkd set it up, and networkd restores addresses and routes`, () =>
    isSetUpByFiles(each, 'networkd', () => loadNetworks('lo', 'eth0')),
  );
}

withdraw([plainWire]);
deploy([netplanWire]);
await applyNetplan();
for (const each of roles) {
  await fact(`${each.title}: sysctl.d and netplan set it up, and netplan restores addresses and routes`, () =>
    isSetUpByFiles(each, 'netplan', applyNetplan),
  );
}
process.exit();
