import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inside, layCluster, loadModules } from '../cluster/machines.ts';
import { allFindings, applyRules, setUp } from '../cluster/operator.ts';
import { allAnswer, answers, clientSeen, servePage } from '../cluster/pages.ts';
import { faultsAreFound, outside } from '../cluster/planted-faults.ts';
import { output } from '../fact.ts';

// What doctor finds in the table and its connections: a service for each fault, on a director with masqueraded servers.
const [vip, routed] = ['203.0.113.10', '203.0.113.11'];
const ports = { quiet: 80, held: 81, uneven: 82, full: 83, absent: 84, crowded: 85 } as const;
const servers = { rs1: '10.0.0.11', rs2: '10.0.0.12' } as const;
const rules = '/tmp/traffic.rules';
const service = (port: number, settings = '-s rr', [first, second] = ['-w 1', '-w 1']) =>
  `-A -t ${vip}:${port} ${settings}\n` +
  `-a -t ${vip}:${port} -r ${servers.rs1}:8080 -m ${first}\n-a -t ${vip}:${port} -r ${servers.rs2}:8080 -m ${second}\n`;
writeFileSync(
  rules,
  service(ports.quiet) +
    service(ports.held, '-s rr -p 300') +
    service(ports.uneven, '-s rr -p 300') +
    service(ports.full) +
    service(ports.absent) +
    `-A -t ${routed}:80 -s rr\n-a -t ${routed}:80 -r 203.0.113.20:80 -g -w 1\n`,
);

await layCluster([
  { name: 'lb', devices: { eth0: [0, '203.0.113.1/24'], eth1: [1, '10.0.0.1/24'] } },
  { name: 'rs1', devices: { eth0: [1, `${servers.rs1}/24`] } },
  { name: 'rs2', devices: { eth0: [1, `${servers.rs2}/24`] } },
  { name: 'dr', devices: { eth0: [0, '203.0.113.20/24'] } },
  { name: 'client', devices: { eth0: [0, '203.0.113.100/24'] } },
]);
for (const name of ['rs1', 'rs2']) servePage(name, 8080);
servePage('dr');
await allAnswer('lb', Object.values(servers), 8080);
await setUp('lb', 'director', { rules, apply: true });
for (const name of ['rs1', 'rs2']) await setUp(name, 'realserver', { rules, gateway: ['10.0.0.1'], apply: true });
await setUp('dr', 'realserver', { rules, apply: true });
await applyRules('lb', rules);

const look = () => allFindings({ on: 'netns:lb', director: 'ipvsadm:ip netns exec lb' });
const entries = () => inside('lb', 'ipvsadm -Lnc');

/** Waits until the table of connections, or another listing, has no line like this. */
async function isGone(line: RegExp, listing: () => string = entries): Promise<void> {
  for (let tries = 0; line.test(listing()); tries++) {
    if (tries === 300) throw new Error(`still there: ${line.source}`);
    await setTimeout(500);
  }
}

/** A client that keeps its connection, and what the server said to it. */
function keepConnection(port: number) {
  const words = ['netns', 'exec', 'client', 'busybox', 'nc', vip, String(port)];
  const client = spawn('ip', words, { stdio: ['pipe', 'pipe', 'ignore'] });
  let said = '';
  client.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  client.stdin.on('error', () => undefined);
  return { say: (text: string) => client.stdin.write(text), said: () => said, end: () => client.kill() };
}

/** Waits for an answer; whether one came. */
async function hears(client: ReturnType<typeof keepConnection>): Promise<boolean> {
  for (let tries = 0; client.said() === '' && tries < 20; tries++) await setTimeout(100);
  return client.said() !== '';
}

const dropped = keepConnection(ports.absent);
for (let tries = 0; !/ESTABLISHED.*:84 /.test(entries()) && tries < 50; tries++) await setTimeout(100);
const absent = /ESTABLISHED.*:84 +([\d.]+):8080/.exec(entries())?.[1] ?? 'none';

await faultsAreFound(
  [
    {
      name: 'server-silent',
      host: 'lb',
      made: () => {
        inside('dr', `ip address del ${routed}/32 dev lo`);
        answers('client', routed, 2);
      },
      byHand: () => {
        inside('dr', `ip address add ${routed}/32 dev lo`);
      },
      settled: () => isGone(/SYN_RECV/),
    },
    {
      name: 'no-replies',
      host: 'lb',
      made: () => {
        inside('rs1', 'ip route replace default via 10.0.0.99');
        answers('client', vip, 4, ports.quiet);
      },
      byHand: () => {
        inside('rs1', 'ip route replace default via 10.0.0.1');
      },
      settled: async () => {
        assert.deepEqual(answers('client', vip, 2, ports.quiet), ['rs1', 'rs2']);
        // The kernel sums up its counters every two seconds.
        await isGone(/-> 10\.0\.0\.11:8080( +[1-9]\d*){2} +0 /, () => inside('lb', 'ipvsadm -Ln --stats --exact'));
        await isGone(/SYN_RECV/);
      },
    },
    {
      name: 'entries-to-absent-server',
      host: 'lb',
      made: async () => {
        inside('lb', `ipvsadm -d -t ${vip}:${ports.absent} -r ${absent}:8080`);
        dropped.say('GET / HTTP/1.0\r\n\r\n');
        assert.ok(!(await hears(dropped)), 'packets of the connection still arrive');
      },
      settled: () => isGone(/ESTABLISHED.*:84 /),
    },
  ],
  look,
);
dropped.end();

await faultsAreFound(
  [
    {
      name: 'quiesced-held',
      host: 'lb',
      made: () => {
        const [held = 'rs1'] = answers('client', vip, 1, ports.held);
        inside('lb', `ipvsadm -e -t ${vip}:${ports.held} -r ${servers[held as 'rs1']}:8080 -m -w 0`);
        inside('lb', 'sysctl -w net.ipv4.vs.expire_quiescent_template=0');
      },
      isFelt: () => {
        const [held] = answers('client', vip, 1, ports.held);
        return new RegExp(`${servers[held as 'rs1'] ?? 'none'}:8080 +Masq +0 `).test(inside('lb', 'ipvsadm -Ln'));
      },
    },
    // Its cause: doctor names both.
    { name: 'expire-quiescent-template', host: 'lb', made: [] },
    {
      name: 'uneven-share',
      host: 'lb',
      made: () => {
        answers('client', vip, 60, ports.uneven);
      },
      byHand: () => {
        inside('lb', `ipvsadm -D -t ${vip}:${ports.uneven}`);
      },
    },
    {
      name: 'server-full',
      host: 'lb',
      made: () => {
        for (const server of Object.values(servers)) {
          inside('lb', `ipvsadm -e -t ${vip}:${ports.full} -r ${server}:8080 -m -w 1 -x 2 -y 1`);
        }
        answers('client', vip, 4, ports.full);
      },
      isFelt: () => answers('client', vip, 1, ports.full)[0] === '-',
      byHand: () => {
        for (const server of Object.values(servers)) {
          inside('lb', `ipvsadm -e -t ${vip}:${ports.full} -r ${server}:8080 -m -w 1`);
        }
      },
    },
  ],
  look,
);

const lookAround = () => allFindings({ on: 'netns:lb', director: 'ipvsadm:ip netns exec lb', servers: ['rs1', 'rs2'] });
const isCut = () => answers('client', vip, 2, ports.quiet).includes('-');
await faultsAreFound(
  [
    {
      name: 'no-route-to-server',
      host: 'lb',
      made: [`ip route add blackhole ${servers.rs2}`],
      isFelt: isCut,
    },
    {
      name: 'client-route',
      host: 'rs1',
      made: () => {
        answers('client', vip, 2, ports.quiet);
        inside('rs1', 'ip route add 203.0.113.100 via 10.0.0.99');
      },
      isFelt: isCut,
    },
  ],
  lookAround,
);
await faultsAreFound(
  [{ name: 'ip-forward-off', host: 'lb', made: ['sysctl -w net.ipv4.conf.eth1.forwarding=0'], isFelt: isCut }],
  lookAround,
);

// A firewall that knows replies by connection tracking, which sees both directions with net.ipv4.vs.conntrack=1 only.
loadModules('nf_tables', 'nft_ct', 'nft_chain_nat', 'nft_masq');
const nft = (...words: readonly string[]) => {
  for (const each of words) inside('lb', `nft add ${each}`);
};
await faultsAreFound(
  [
    {
      name: 'firewall-drop',
      host: 'lb',
      made: () => {
        nft('table ip f', 'chain ip f pass { type filter hook forward priority 0 ; policy drop ; }');
        nft('rule ip f pass ct state established,related accept');
      },
      isFelt: isCut,
      byHand: () => {
        inside('lb', 'sysctl -w net.ipv4.vs.conntrack=1');
      },
    },
  ],
  lookAround,
);
await faultsAreFound(
  [
    {
      name: 'conntrack-timeout',
      host: 'lb',
      made: ['sysctl -w net.netfilter.nf_conntrack_tcp_timeout_established=300'],
    },
    {
      name: 'client-hidden',
      host: 'lb',
      made: () => {
        nft('table ip n', 'chain ip n post { type nat hook postrouting priority 100 ; }');
        nft('rule ip n post oifname eth1 masquerade');
        assert.ok(!isCut());
      },
      isFelt: () => /\b10\.0\.0\.1\b/.test(clientSeen('client', vip, ports.quiet)),
      byHand: () => {
        inside('lb', 'nft flush ruleset');
      },
    },
  ],
  lookAround,
);
inside('lb', 'sysctl -w net.ipv4.vs.conntrack=0');

// Many clients at once, and a table with the fewest buckets.
const flood = `
  const { createSocket } = require('node:dgram');
  const send = (count) => {
    if (count === 0) return;
    const socket = createSocket('udp4');
    socket.send('x', ${ports.crowded}, '${vip}', () => socket.close(() => send(count - 1)));
  };
  send(3000);
`;
writeFileSync('/tmp/flood.cjs', flood);
const crowded = '/tmp/crowded.rules';
writeFileSync(
  crowded,
  `-A -u ${vip}:${ports.crowded} -s rr\n-a -u ${vip}:${ports.crowded} -r ${servers.rs1}:8080 -m -w 1\n`,
);
const load = (...words: readonly string[]) => {
  inside('lb', 'ipvsadm -C');
  for (const name of output('cat', '/proc/modules').match(/^ip_vs_\w+/gm) ?? []) output('rmmod', name);
  output('rmmod', 'ip_vs');
  output('modprobe', 'ip_vs', ...words);
  loadModules('ip_vs_rr');
};
await faultsAreFound(
  [
    {
      name: 'connection-table-full',
      host: 'lb',
      made: async () => {
        load('conn_tab_bits=8');
        await applyRules('lb', crowded);
        inside('client', 'node /tmp/flood.cjs');
      },
      byHand: async () => {
        load('conn_tab_bits=13');
        await applyRules('lb', crowded);
      },
      settled: () => {
        inside('client', 'node /tmp/flood.cjs');
      },
    },
  ],
  look,
);

// The neighbour table is one for all network namespaces, and only the first shows its limits.
output('ip', 'address', 'add', '10.0.0.200/24', 'dev', 'br1');
const outer = '/tmp/outer.rules';
writeFileSync(
  outer,
  `-A -t 10.0.0.200:80 -s rr\n-a -t 10.0.0.200:80 -r ${servers.rs1}:8080 -m\n-a -t 10.0.0.200:80 -r ${servers.rs2}:8080 -m\n`,
);
output(
  'sysctl',
  '-w',
  'net.ipv4.ip_forward=1',
  'net.ipv4.conf.br1.send_redirects=0',
  'net.ipv4.conf.all.send_redirects=0',
);
await faultsAreFound(
  [
    {
      name: 'neighbour-table-small',
      host: outside,
      made: ['sysctl -w net.ipv4.neigh.default.gc_thresh3=1'],
    },
  ],
  async () =>
    (await allFindings({ on: 'local', director: 'ipvsadm', rules: outer })).filter(
      ({ name }) => name !== 'rules-drift',
    ),
);
