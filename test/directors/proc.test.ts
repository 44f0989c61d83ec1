import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { procDirector } from '../../src/directors/proc.ts';
import { tableOf } from '../../src/domain/observation.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { diffTables, isEmptyDiff } from '../../src/plan/diff/diff-tables.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { memoryFiles } from '../support/memory-files.ts';

/** The bytes that Linux 6.1 shows, with CONFIG_HZ=1000. */
const shown = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port Forward Weight ActiveConn InActConn
TCP  C0000201:0050 wrr  persistent 300000 FFFFFFFF
  -> 0A000002:0050      Route   1      0          0         
  -> 0A000001:1F90      Masq    3      2          11        
TCP  [2001:0db8:0000:0000:0000:0000:0000:0001]:01BB wlc  persistent 1800000 40000000
  -> [2001:0db8:0000:0000:0000:0000:0000:0002]:01BB      Tunnel  1      0          0         
UDP  C0000201:0035 rr ops 
FWM  00000007 sed  
  -> 0A000001:0000      Local   1      0          0         
`;
const target = predict(`-A -t 192.0.2.1:80 -s wrr -p 300
-a -t 192.0.2.1:80 -r 10.0.0.1:8080 -m -w 3
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1
-A -t [2001:db8::1]:443 -s wlc -p 1800 -M 64
-a -t [2001:db8::1]:443 -r [2001:db8::2]:443 -i -w 1
-A -u 192.0.2.1:53 -s rr -o
-A -f 7 -s sed
-a -f 7 -r 10.0.0.1:0 -g -w 1
`).table;

async function observed(configuration: Readonly<Record<string, string | Uint8Array>>) {
  const files = memoryFiles({
    '/proc/net/ip_vs': shown,
    '/proc/config.gz': '',
    '/proc/sys/kernel/osrelease': '6.1.0-9\n',
  });
  for (const [path, content] of Object.entries(configuration)) await files.replace(path, content);
  const found = await procDirector(files).observe();
  if (!found.ok) throw new Error(JSON.stringify(found.failure));
  return found.value;
}

const config = (hz: number) => `# CONFIG_HZ_100 is not set\nCONFIG_HZ_${hz}=y\nCONFIG_HZ=${hz}\n`;

describe('the configuration of the running kernel gives the seconds of persistence', () => {
  it.each([
    ['/proc/config.gz', gzipSync(config(1000))],
    ['/boot/config-6.1.0-9', config(1000)],
    ['/lib/modules/6.1.0-9/config', config(1000)],
  ])('from %s', async (path, content) => {
    const files = memoryFiles({ [path]: '', '/proc/net/ip_vs': shown, '/proc/sys/kernel/osrelease': '6.1.0-9\n' });
    await files.replace(path, content);
    const found = await procDirector(files).observe();
    if (!found.ok) throw new Error(JSON.stringify(found.failure));
    expect(found.value.unknown).not.toContain('persistence-timeout');
    expect(tableOf(found.value).services.map(({ persistence }) => persistence)).toEqual([
      { timeout: 300, netmask: '255.255.255.255' },
      null,
      { timeout: 1800, netmask: 64 },
      null,
    ]);
  });
});

describe.each([
  ['no configuration', {}],
  ['a damaged /proc/config.gz', { '/proc/config.gz': 'no gzip' }],
  ['the configuration of another kernel', { '/proc/config.gz': gzipSync(config(7)) }],
])('with %s', (_, configuration) => {
  it('the timeouts are unknown, everything else is not', async () => {
    const found = await observed(configuration);
    expect(found.unknown).toContain('persistence-timeout');
    expect(found.services[0]?.persistence).toEqual({ timeout: 0, ticks: 300_000, netmask: '255.255.255.255' });
    expect(found.services.map(({ servers }) => servers.length)).toEqual([2, 0, 1, 1]);
  });

  it('they are not drift', async () => {
    const found = await observed(configuration);
    expect(planChanges(found, target).steps).toEqual([]);
    expect(isEmptyDiff(diffTables(target, tableOf(found)))).toBe(true);
    expect(isEmptyDiff(diffTables(tableOf(found), target))).toBe(true);
  });

  it('persistence that one side lacks is a difference', async () => {
    const found = await observed(configuration);
    const without = { services: target.services.map((service) => ({ ...service, persistence: null })) };
    expect(diffTables(tableOf(found), without).services).toHaveLength(2);
  });
});

it('a table without persistence needs no configuration', async () => {
  const files = memoryFiles({ '/proc/net/ip_vs': shown.replaceAll(/persistent .*/g, '') });
  expect(await procDirector(files).observe()).toMatchObject({
    ok: true,
    value: { unknown: expect.not.arrayContaining(['persistence-timeout']) as unknown },
  });
});

it('connections show seconds whatever the ticks', async () => {
  const files = memoryFiles({
    '/proc/net/ip_vs_conn': `Pro FromIP   FPrt ToIP     TPrt DestIP   DPrt State       Expires PEName PEData
TCP 0A000063 C350 C0000201 0050 0A000001 1F90 ESTABLISHED     897
UDP 0A000063 13C4 C0000201 13C4 0A000001 13C4 UDP             299 sip call-1@10.0.0.99
TCP [2001:0db8:0000:0000:0000:0000:0000:0063] 0000 [2001:0db8:0000:0000:0000:0000:0000:0001] 01BB [2001:0db8:0000:0000:0000:0000:0000:0002] 01BB NONE             59
`,
  });
  expect(await procDirector(files).connections()).toMatchObject({
    ok: true,
    value: [
      { protocol: 'tcp', source: '10.0.0.99', sourcePort: 50_000, virtual: '192.0.2.1', virtualPort: 80, expires: 897 },
      { protocol: 'udp', engine: 'sip', engineData: 'call-1@10.0.0.99', expires: 299 },
      { source: '2001:db8::63', sourcePort: 0, virtual: '2001:db8::1', destination: '2001:db8::2', expires: 59 },
    ],
  });
});

it.each([
  ['a line that is cut short', shown.slice(0, -30)],
  ['a service of an unknown protocol', shown.replace('UDP ', 'XYZ ')],
  ['headers of something else', 'Iface Destination\n'],
])('%s is a failure', async (_, text) => {
  const files = memoryFiles({ '/proc/net/ip_vs': text });
  expect(await procDirector(files).observe()).toMatchObject({ ok: false, failure: { kind: 'not-understood' } });
});

it('a kernel without ip_vs has no table', async () => {
  expect(await procDirector(memoryFiles()).observe()).toMatchObject({ ok: false, failure: { kind: 'not-available' } });
});
