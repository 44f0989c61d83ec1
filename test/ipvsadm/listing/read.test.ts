import { describe, expect, it } from 'vitest';
import { readListing } from '../../../src/ipvsadm/listing/read-listing.ts';
import { writeListing } from '../../../src/ipvsadm/listing/write-listing.ts';

const defaultHeaders = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
`;
const statsHeaders = `Prot LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes
  -> RemoteAddress:Port
`;

function services(text: string) {
  const read = readListing(text);
  if (!read.ok) throw new Error(read.failure.what);
  expect(read.value.losses).toEqual([]);
  return read.value.table.services ?? [];
}

it.each([
  ['FWM  -1 rr', { key: { kind: 'fwmark', mark: 4294967295, family: 'inet' } }],
  ['FWM  7 IPv6 rr', { key: { kind: 'fwmark', mark: 7, family: 'inet6' } }],
  ['TCP  10.0.0.1:80 sh (sh-fallback,sh-port)', { flags: 3, persistence: null }],
  ['TCP  10.0.0.1:80 mh ()', { flags: 4 }],
  ['TCP  10.0.0.1:80 rr persistent 60', { persistence: { timeout: 60, netmask: '255.255.255.255' }, engine: null }],
  ['UDP  [2001:db8::1]:5060 rr persistent 60 mask 64 pe sip ops', { engine: 'sip', onePacket: true }],
  ['TCP  web:http rr', { key: { kind: 'tcp', host: 'web', portName: 'http' } }],
  ['TCP  [web6]:http rr', { key: { kind: 'tcp', host: 'web6', bracketed: true, portName: 'http' } }],
])('%s', (line, expected) => {
  expect(services(`${defaultHeaders}${line}\n`)[0]).toMatchObject(expected);
});

describe('a name that may have been cut', () => {
  it('leaves the host unknown when the colon is gone', () => {
    const [service] = services(`${defaultHeaders}TCP  averyveryverylonghostname.su rr\n`);
    expect(service?.key).toEqual({ kind: 'tcp', cut: 'averyveryverylonghostname.su' });
  });

  it('leaves the port unknown when the colon is there', () => {
    const [service] = services(`${defaultHeaders}TCP  averyveryverylonghostname:80 rr\n`);
    expect(service?.key).toMatchObject({ host: 'averyveryverylonghostname', cut: 'averyveryverylonghostname:80' });
    expect(service?.key).not.toHaveProperty('port');
  });
});

it('an engine is unknown where there is no persistence to show it beside', () => {
  expect(services(`${defaultHeaders}UDP  10.0.0.1:53 rr\n`)[0]).not.toHaveProperty('engine');
});

it('a shortened counter keeps its value and unit, the others are exact', () => {
  const line = 'TCP  10.1.0.1:80                        33     4726     2814  177583K  1608793\n';
  expect(services(statsHeaders + line)[0]?.totals).toEqual({
    connections: 33n,
    inPackets: 4726n,
    outPackets: 2814n,
    outBytes: 1608793n,
    rounded: { inBytes: { value: 177583n, unit: 'K' } },
  });
});

it('counters that touch an address are distinguished from its port', () => {
  const line = 'TCP  [2001:db8:ffff:ffff:ffff:ffff:ffff:fff1]:6553518446744T        1        2        3        4\n';
  const [service] = services(statsHeaders + line);
  expect(service?.key).toMatchObject({ port: 65535 });
  expect(service?.totals).toEqual({
    inPackets: 1n,
    outPackets: 2n,
    inBytes: 3n,
    outBytes: 4n,
    rounded: { connections: { value: 18446744n, unit: 'T' } },
  });
});

it.each([
  ['Local', 'local'],
  ['Bypass', 'bypass'],
  ['Onwards', 'unknown(Onwards)'],
])('a server that is shown as %s is read and written as that', (word, otherMethod) => {
  const text = `${defaultHeaders}TCP  10.0.0.1:80 rr\n  -> 10.0.0.1:80                  ${word.padEnd(7)} 1      0          0         \n`;
  const read = services(text);
  expect(read[0]?.servers).toMatchObject([{ otherMethod, weight: 1 }]);
  expect(read[0]?.servers[0]).not.toHaveProperty('method');
  expect(writeListing({ services: read }, 'default', { order: 'given' })).toBe(text);
});

it.each(['99999999999999', '4294967296', '-2147483649', '0'])('FWM %s is not a mark', (mark) => {
  expect(readListing(`${defaultHeaders}FWM  ${mark} rr\n`)).toMatchObject({ value: { losses: [{ line: 4 }] } });
});

it('blanks lost at the ends of lines and carriage returns do no harm', () => {
  const text = `${defaultHeaders}TCP  10.0.0.1:80 rr\n  -> 10.0.0.2:80                  Route   1      0          0\n`;
  expect(services(text.replaceAll('\n', '\r\n'))[0]?.servers).toHaveLength(1);
});

it('a daemon of before 1.29 has no group', () => {
  expect(readListing('master sync daemon (mcast=eth0, syncid=5)\n')).toMatchObject({
    value: { table: { daemons: [{ state: 'master', device: 'eth0', syncId: 5 }] } },
  });
});

it.each([
  ['', { what: 'it is empty' }],
  ['hello\n', { line: 1 }],
  ['IP Virtual Server version 1.2.1 (size=4096)\nProt Something:Else\n  -> Other\n', { line: 2 }],
])('%j is not a listing', (text, failure) => {
  expect(readListing(text)).toMatchObject({ ok: false, failure });
});

it('a line that is not understood is named, and the rest is read', () => {
  const read = readListing(`${defaultHeaders}TCP  10.0.0.1:80 rr\n  -> nonsense\nTCP  10.0.0.2:80 wlc\n`);
  expect(read).toMatchObject({ ok: true, value: { losses: [{ line: 5 }], table: { services: [{}, {}] } } });
});
