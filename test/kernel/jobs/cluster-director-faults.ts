import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inside, loadModules } from '../cluster/machines.ts';
import { allFindings, applyRules, lvsrulesOn, setUp } from '../cluster/operator.ts';
import { answers } from '../cluster/pages.ts';
import { faultsAreFound } from '../cluster/planted-faults.ts';
import { layRouteCluster, routeCluster, routeRoles } from '../cluster/route-cluster.ts';
import { fact, output, ran } from '../fact.ts';

// Faults of the director itself: modules, settings of the kernel, other writers, its own addresses.
const { rules, vip, servers } = routeCluster;
await layRouteCluster();
for (const [name, role] of routeRoles) await setUp(name, role, { rules, apply: true });

const own = 'ipvsadm:ip netns exec lb';
const lookWith = (more: { readonly rules?: string; readonly director?: string }) => () =>
  allFindings({ on: 'netns:lb', servers: ['rs1', 'rs2'], ...more });
const look = lookWith({ director: own });
const modules = `/lib/modules/${output('uname', '-r').trim()}`;
const listed = () => ran('ip', ['netns', 'exec', 'lb', 'ipvsadm', '-Ln']).exit === 0;

/** IPVS is taken from the kernel and loaded again with these words of modprobe; all tables are gone then. */
function unloadIpvs(): void {
  const loaded = () => output('cat', '/proc/modules').match(/^ip_vs_\w+/gm) ?? [];
  for (const name of loaded()) output('rmmod', name);
  output('rmmod', 'ip_vs');
}

await faultsAreFound(
  [
    {
      name: 'module-missing',
      host: 'lb',
      made: unloadIpvs,
      isFelt: () => !listed(),
    },
  ],
  async () => (await lookWith({ rules })()).filter(({ name }) => name !== 'rules-drift'),
);

const ftp = '/tmp/ftp.rules';
const masquerade = (port: number, scheduler: string) =>
  `-A -t 192.168.1.209:${port} -s ${scheduler}\n-a -t 192.168.1.209:${port} -r ${servers.rs1}:${port} -m -w 1\n`;
writeFileSync(ftp, masquerade(21, 'rr'));
const mh = '/tmp/mh.rules';
writeFileSync(mh, masquerade(80, 'mh'));
output('modprobe', 'ip_vs_rr');

/** Only findings about modules: nothing else was made ready for these rules. */
const aboutModules = (path: string) => async () =>
  (await lookWith({ director: own, rules: path })()).filter(({ name }) => /module|scheduler/.test(name));

await faultsAreFound([{ name: 'module-missing', host: 'lb', made: [] }], aboutModules(ftp));
output('rmmod', 'ip_vs_ftp');

await faultsAreFound(
  [
    {
      name: 'scheduler-missing',
      host: 'lb',
      made: () => {
        output('mv', `${modules}/ip_vs_mh.ko`, '/tmp/');
        output('depmod');
      },
      isFelt: () => ran('ip', 'netns exec lb ipvsadm -A -f 1 -s mh'.split(' ')).exit !== 0,
      byHand: () => {
        output('mv', '/tmp/ip_vs_mh.ko', `${modules}/`);
        output('depmod');
        output('modprobe', 'ip_vs_mh');
      },
    },
  ],
  aboutModules(mh),
);
inside('lb', 'ipvsadm -C');
await applyRules('lb', rules);

const unit = '/etc/systemd/system/multi-user.target.wants/ipvsadm.service';
const enable = () => {
  mkdirSync(unit.replace(/\/[^/]*$/, ''), { recursive: true });
  symlinkSync('/lib/systemd/system/ipvsadm.service', unit);
  writeFileSync('/etc/ipvsadm.rules', readFileSync(rules));
};
await faultsAreFound([{ name: 'not-persistent', host: 'lb', made: [], byHand: enable }], async () =>
  (await lookWith({ director: own })()).filter(({ host }) => host === 'netns:lb'),
);
await faultsAreFound(
  [
    {
      name: 'another-writer',
      host: 'lb',
      made: [],
      byHand: () => {
        rmSync(unit);
      },
    },
  ],
  lookWith({ director: own, rules }),
);
enable();

// A setting of the kernel that the rules name.
const kept = '/tmp/kept.rules';
writeFileSync(kept, `# lvsrules: sysctl net.ipv4.vs.sync_ports = 2\n${readFileSync(rules, 'utf8')}`);
const syncPorts = () => inside('lb', 'sysctl -n net.ipv4.vs.sync_ports').trim();
await faultsAreFound([{ name: 'settings-drift', host: 'lb', made: ['sysctl -w net.ipv4.vs.sync_ports=1'] }], async () =>
  (await lookWith({ director: own, rules: kept })()).filter(({ name }) => name !== 'another-writer'),
);
await fact('plan says where the kernel differs from the comments of rules', () => {
  inside('lb', 'sysctl -w net.ipv4.vs.sync_ports=1');
  const { exit, stderr } = lvsrulesOn('lb', 'plan', kept, '--director', 'netlink');
  assert.equal(exit, 0, stderr);
  assert.match(stderr, /net\.ipv4\.vs\.sync_ports is 1, and \/tmp\/kept\.rules wants 2/);
});
await fact('setup sets what the comments of rules say about the kernel, and a second time nothing', async () => {
  inside('lb', 'sysctl -w net.ipv4.vs.sync_ports=1');
  await setUp('lb', 'director', { rules: kept, apply: true });
  assert.equal(syncPorts(), '2');
  assert.match(await setUp('lb', 'director', { rules: kept, apply: true }), /nothing to do/);
});

await faultsAreFound(
  [
    {
      name: 'conn-reuse-mode',
      host: 'lb',
      made: ['sysctl -w net.ipv4.vs.conn_reuse_mode=0'],
    },
    {
      name: 'vip-as-source',
      host: 'lb',
      made: [`ip route change 192.168.1.0/24 dev eth0 src ${vip}`],
      isFelt: () => answers('lb', servers.rs1, 1)[0] === '-',
    },
    { name: 'expire-nodest-conn', host: 'lb', made: ['sysctl -w net.ipv4.vs.expire_nodest_conn=0'] },
    {
      name: 'not-persistent',
      host: 'rs1',
      made: () => {
        mkdirSync('/etc/sysctl.d', { recursive: true });
      },
    },
    // The machines have one file system.
    { name: 'not-persistent', host: 'rs2', made: [] },
    {
      name: 'timeout-keepalive',
      host: 'lb',
      made: [],
      byHand: () => {
        for (const name of ['rs1', 'rs2']) inside(name, 'sysctl -w net.ipv4.tcp_keepalive_time=594');
      },
    },
    {
      name: 'expire-quiescent-template',
      host: 'lb',
      made: [`ipvsadm -E -t ${vip}:80 -s rr -p 100`, 'sysctl -w net.ipv4.vs.expire_quiescent_template=0'],
    },
  ],
  look,
);

const macOf = (name: string) => /link\/ether (\S+)/.exec(inside(name, 'ip link show dev eth0'))?.[1] ?? 'none';
const knowTheDirector = () => inside('client', `ip neigh replace ${vip} lladdr ${macOf('lb')} dev eth0 nud reachable`);

/** Which servers answer, each once. */
const answering = () => {
  knowTheDirector();
  return [...new Set(answers('client', vip, 2))].join(' ');
};

/** How many machines answer an ARP request for the virtual address. */
const claimants = () => {
  const { stdout } = ran('ip', ['netns', 'exec', 'client', 'busybox', 'arping', '-c', '2', '-I', 'eth0', vip]);
  return new Set(stdout.match(/\[[0-9a-f:]+\]/gi)).size;
};
const flush = () => {
  inside('lb', 'ip neigh flush dev eth0');
};

loadModules('nf_tables', 'nft_ct');
const firewall = (name: string, ...words: readonly string[]) => {
  for (const each of words) inside(name, `nft add ${each}`);
};
inside('lb', `ipvsadm -E -t ${vip}:80 -s rr`);

await faultsAreFound(
  [
    { name: 'arp-announce', host: 'rs1', made: ['sysctl -w net.ipv4.conf.eth0.arp_announce=3'] },
    {
      name: 'arp-ignore',
      host: 'rs2',
      made: ['sysctl -w net.ipv4.conf.eth0.arp_ignore=5'],
      isFelt: () => claimants() > 1,
    },
    {
      name: 'neighbour-wrong',
      host: 'lb',
      made: [`ip neigh replace ${servers.rs1} lladdr 02:00:00:00:00:99 dev eth0 nud permanent`],
      isFelt: () => !answering().includes('rs1'),
    },
  ],
  look,
);

await faultsAreFound(
  [
    {
      name: 'vip-missing',
      host: 'rs1',
      made: [`ip route del local ${vip} dev lo table local`],
      isFelt: () => !answering().includes('rs1'),
    },
    {
      name: 'firewall-drop',
      host: 'rs2',
      made: () => {
        firewall('rs2', 'table inet f', 'chain inet f in { type filter hook input priority 0 ; }');
        firewall('rs2', 'rule inet f in tcp dport 80-90 counter drop');
      },
      isFelt: () => !answering().includes('rs2'),
      byHand: () => {
        inside('rs2', 'nft flush ruleset');
      },
    },
    {
      name: 'vip-unanswered',
      host: 'lb',
      made: [
        `ip address del ${vip}/32 dev eth0`,
        `ip address add ${vip}/32 dev lo`,
        'sysctl -w net.ipv4.conf.all.arp_ignore=1',
      ],
      isFelt: () => claimants() === 0,
    },
  ],
  look,
);

await faultsAreFound(
  [
    {
      name: 'loopback-prefix',
      host: 'lb',
      made: [`ip address del ${vip}/32 dev lo`, `ip address add ${vip}/24 dev lo`],
      isFelt: () => answering() === '-',
    },
    {
      name: 'service-without-server',
      host: 'lb',
      made: [`ipvsadm -A -t ${vip}:81 -s rr`],
      byHand: () => {
        inside('lb', `ipvsadm -D -t ${vip}:81`);
      },
    },
    {
      name: 'backup-only',
      host: 'lb',
      made: ['ipvsadm --start-daemon backup --mcast-interface eth0 --syncid 1', 'sysctl -w net.ipv4.vs.backup_only=1'],
      isFelt: () => answering() === '-',
    },
  ],
  look,
);
inside('lb', 'ipvsadm --stop-daemon backup');

const defence = () => inside('lb', 'sysctl -n net.ipv4.vs.drop_packet').trim();
const defenceIs = async (value: string) => {
  while (defence() !== value) await setTimeout(200);
};
await faultsAreFound(
  [
    {
      name: 'device-down',
      host: 'rs2',
      made: () => {
        inside('rs2', 'ip link set eth0 down');
        flush();
        answers('client', vip, 2);
      },
    },
    {
      name: 'neighbour-wrong',
      host: 'lb',
      made: async () => {
        while (!inside('lb', `ip neigh show ${servers.rs2}`).includes('FAILED')) await setTimeout(200);
      },
      isFelt: () => answering().includes('-'),
      byHand: flush,
    },
    // Replies have no way while the device is down.
    { name: 'client-route', host: 'rs2', made: [], byHand: flush },
    {
      name: 'table-defence',
      host: 'lb',
      made: async () => {
        inside('lb', 'sysctl -w net.ipv4.vs.amemthresh=99999999 net.ipv4.vs.drop_packet=1');
        await defenceIs('2');
      },
      settled: () => defenceIs('1'),
    },
  ],
  look,
);

await faultsAreFound(
  [
    {
      name: 'not-a-server',
      host: 'rs1',
      made: [`ip address del ${servers.rs1}/24 dev eth0`, 'ip address add 192.168.1.219/24 dev eth0'],
      byHand: () => {
        inside('rs1', 'ip address del 192.168.1.219/24 dev eth0');
        inside('rs1', `ip address add ${servers.rs1}/24 dev eth0`);
      },
    },
    {
      name: 'conntrack-full',
      host: 'rs2',
      made: () => {
        firewall('rs2', 'table ip f', 'chain ip f in { type filter hook input priority 0 ; }');
        firewall('rs2', 'rule ip f in ct state new counter accept');
        answers('client', servers.rs2, 3);
        output('sysctl', '-w', 'net.netfilter.nf_conntrack_max=3');
      },
      isFelt: () => answers('client', servers.rs2, 1)[0] === '-',
      // Only the first network namespace may write it.
      byHand: () => {
        output('sysctl', '-w', 'net.netfilter.nf_conntrack_max=65536');
      },
    },
  ],
  look,
);

// A second director has the address too.
await faultsAreFound(
  [
    {
      name: 'vip-on-several',
      host: 'lb',
      made: [`ip address del ${vip}/32 dev lo`, `ip address add ${vip}/32 dev eth0`],
    },
    {
      name: 'vip-on-several',
      host: 'client',
      made: [`ip address add ${vip}/32 dev eth0`],
      byHand: () => {
        inside('client', `ip address del ${vip}/32 dev eth0`);
      },
    },
  ],
  async () =>
    (await allFindings({ director: [own, 'ipvsadm:ip netns exec client'], rules })).filter(
      ({ name }) => name === 'vip-on-several',
    ),
);
