import { mkdirSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tableOf } from '../../../src/domain/observation.ts';
import type { Change } from '../../../src/domain/change.ts';
import { director, directorFacts } from '../director-facts.ts';
import { fact, output, ran } from '../fact.ts';

await directorFacts('ipvsadm');
await directorFacts('ipvsadm:env LC_ALL=C');

const rules = `-A -t 10.0.0.1:80 -s sh -b sh-fallback,sh-port
-a -t 10.0.0.1:80 -r 10.0.0.3:8080 -m -w 3
-a -t 10.0.0.1:80 -r 10.0.0.2:8080 -m -w 3
-A -u 10.0.0.1:5060 -s rr --pe sip
-A -t [2001:db8::1]:443 -s wlc -p 300 -M 64
-a -t [2001:db8::1]:443 -r [2001:db8::2]:443 -i -w 0 --tun-type gue --tun-port 6080 --tun-csum
-A -f 4294967295 -s mh -b mh-port
-A -f 7 -6 -s rr -o
-A --sctp-service 10.0.0.1:9999 -s nq
`;

await fact(
  'what ipvsadm made is observed whole, an engine without persistence and a mark of 2^32-1 among it',
  async () => {
    output('/usr/sbin/ipvsadm', '-C');
    ran('/usr/sbin/ipvsadm', ['-R'], rules);
    const found = await (await director('ipvsadm')).observe();
    assert.ok(found.ok);
    assert.deepEqual(found.value.unknown, []);
    const services = new Map(tableOf(found.value).services.map((service) => [JSON.stringify(service.key), service]));
    assert.equal(services.size, 6);
    const of = (key: object) => services.get(JSON.stringify(key));
    assert.deepEqual(
      of({ kind: 'tcp', address: '10.0.0.1', port: 80 })?.servers.map(({ address }) => address),
      ['10.0.0.3', '10.0.0.2'],
    );
    assert.equal(of({ kind: 'udp', address: '10.0.0.1', port: 5060 })?.engine, 'sip');
    assert.equal(of({ kind: 'fwmark', mark: 4294967295, family: 'inet' })?.flags, 2);
    assert.equal(of({ kind: 'fwmark', mark: 7, family: 'inet6' })?.onePacket, true);
    assert.deepEqual(of({ kind: 'tcp', address: '2001:db8::1', port: 443 })?.servers[0]?.tunnel, {
      type: 'gue',
      port: 6080,
      checksum: 'csum',
    });
    assert.ok(found.value.services.every(({ totals, rates }) => totals && rates));
  },
);

await fact('proc tells the same services, servers and weights, and says what it does not know', async () => {
  const proc = await director('proc');
  const found = await proc.observe();
  assert.ok(found.ok, JSON.stringify(found));
  assert.equal(found.value.services.length, 6);
  const weights = found.value.services.flatMap(({ servers }) =>
    servers.map(({ address, weight }) => `${address} ${weight}`),
  );
  assert.deepEqual(weights.sort(), ['10.0.0.2 3', '10.0.0.3 3', '2001:db8::2 0']);
  const persistent = found.value.services.filter(({ persistence }) => persistence !== null);
  assert.deepEqual(
    persistent.map(({ persistence }) => persistence),
    [{ timeout: 0, ticks: 75_000, netmask: 64 }],
  );
  assert.ok(found.value.unknown.includes('statistics'));
  assert.ok(found.value.unknown.includes('persistence-timeout'));
  const refused = await proc.apply([{ kind: 'flush' }]);
  assert.ok(!refused.ok && refused.failure.kind === 'read-only');
});

await fact('proc tells seconds where the configuration of the kernel can be read', async () => {
  mkdirSync('/boot', { recursive: true });
  writeFileSync(`/boot/config-${release()}`, 'CONFIG_HZ=250\n');
  const found = await (await director('proc')).observe();
  assert.ok(found.ok, JSON.stringify(found));
  assert.ok(!found.value.unknown.includes('persistence-timeout'));
  assert.deepEqual(
    found.value.services.flatMap(({ persistence }) => (persistence ? [persistence] : [])),
    [{ timeout: 300, netmask: 64 }],
  );
});

await fact('two thousand changes go in one batch, and the few that are refused are named', async () => {
  const opened = await director('ipvsadm');
  const key = { kind: 'tcp', address: '10.9.0.1', port: 80 } as const;
  const plain = { flags: 0, persistence: null, engine: null, onePacket: false };
  const changes: Change[] = [{ kind: 'flush' }, { kind: 'add-service', service: { ...plain, key, scheduler: 'rr' } }];
  for (let number = 0; number < 2000; number++) {
    const address = `10.${20 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
    const server = { address, port: 80, method: 'masquerade', weight: 1, upper: 0, lower: 0, tunnel: null } as const;
    changes.push({
      kind: 'add-server',
      service: key,
      server: number === 1000 ? { ...server, address: '224.0.0.1' } : server,
    });
  }
  const refused = await opened.apply(changes);
  assert.deepEqual(refused.ok && refused.value.map(({ index, refusal }) => [index, refusal]), [
    [1002, 'address-not-usable'],
  ]);
  assert.equal(
    readFileSync('/proc/net/ip_vs', 'utf8')
      .split('\n')
      .filter((line) => line.includes('->')).length,
    2000,
  );
});
