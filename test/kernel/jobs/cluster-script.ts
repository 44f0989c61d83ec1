import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { differences, inside, layCluster, loadModules, raiseOnce, stateOf } from '../cluster/machines.ts';
import { setUp } from '../cluster/operator.ts';
import { fact, ran } from '../fact.ts';

// The scripts that setup writes, on a director and its real servers, beside --apply and --undo on the same machines.
const routed = '/job/examples/lvs-dr.rules';
const rules = '/tmp/script.rules';
writeFileSync(
  rules,
  `-A -t 192.168.1.209:80 -s rr\n-a -t 192.168.1.209:80 -r 192.168.1.220:80 -m -w 1\n` +
    `-A -t 192.168.1.207:80 -s rr\n-a -t 192.168.1.207:80 -r 192.168.1.221:80 -i -w 1\n` +
    `-A -t 192.168.1.206:80 -s rr\n-a -t 192.168.1.206:80 -r 192.168.1.221:80 -i -w 1 --tun-type gue --tun-port 6080\n` +
    `-A -t [fd00::206]:80 -s rr\n-a -t [fd00::206]:80 -r [fd00::221]:80 -i -w 1\n`,
);
await layCluster([
  { name: 'lb', devices: { eth0: [0, '192.168.1.200/24', 'fd00::200/64'] } },
  { name: 'dr', devices: { eth0: [0, '192.168.1.210/24'] } },
  { name: 'nat', devices: { eth0: [0, '192.168.1.220/24'] }, more: ['route add default via 192.168.1.254'] },
  { name: 'tun', devices: { eth0: [0, '192.168.1.221/24', 'fd00::221/64'] } },
]);
// The devices of tunnels come with their modules, which stay when one machine is restored.
loadModules('ipip', 'fou', 'ip6_tunnel');
raiseOnce('tun', 'tunl0', 'ip6tnl0');
// A script is for hosts of which nothing is known: it expects a strict filter, as many distributions have it.
inside('tun', 'sysctl -w net.ipv4.conf.tunl0.rp_filter=1');

/** The program on the path, as the script of a director calls it. */
writeFileSync('/bin/lvsrules', '#!/bin/sh\nexec /usr/bin/node /job/dist/lvsrules.js "$@"\n', { mode: 0o755 });

for (const { name, role, values } of [
  { name: 'lb', role: 'director', values: { rules } },
  { name: 'dr', role: 'realserver', values: { rules: routed } },
  { name: 'nat', role: 'realserver', values: { rules, gateway: ['192.168.1.200'] } },
  { name: 'tun', role: 'realserver', values: { rules } },
] as const) {
  const script = `/tmp/${name}.sh`;
  const run = (word: string) => ran('ip', ['netns', 'exec', name, 'sh', script, word]);

  await fact(`${name}: the script of setup leaves what --apply leaves, and restores what was there`, async () => {
    const bare = stateOf(name);
    writeFileSync(script, await setUp(name, role, { ...values, format: 'sh' }));
    await setUp(name, role, { ...values, apply: true });
    const applied = stateOf(name);
    await setUp(name, role, { undo: true });
    assert.deepEqual(differences(bare, stateOf(name)), []);

    assert.notEqual(run('status').exit, 0);
    for (const word of ['start', 'start', 'status']) {
      const { exit, stderr } = run(word);
      assert.equal(exit, 0, `${word}: ${stderr}`);
    }
    const started = differences(applied, stateOf(name));
    assert.deepEqual(
      started.filter((line) => !/conf\/lo\/arp_(ignore|announce):/.test(line)),
      [],
    );
    if (role === 'director') assert.match(inside(name, 'ipvsadm -Sn'), /192\.168\.1\.221:80 -i/);

    for (const word of ['stop', 'stop']) {
      const { exit, stderr } = run(word);
      assert.equal(exit, 0, `${word}: ${stderr}`);
    }
    assert.deepEqual(differences(bare, stateOf(name)), []);
    if (role === 'director') assert.equal(inside(name, 'ipvsadm -Sn'), '');
    const { exit, stderr } = run('reload');
    assert.equal(exit, 1);
    assert.match(stderr, /^usage: /);
  });
}
