import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/cli/convert/convertible-source.ts';
import type { SourceForm } from '../../../src/cli/convert/source-form.ts';
import { noNames } from '../../../src/ipvsadm/names.ts';
import { predict } from '../../../src/ipvsadm/predict.ts';
import { writeListing } from '../../../src/ipvsadm/listing/write-listing.ts';
import { emitTable } from '../../../src/syntax/emit.ts';
import { writeTableJson } from '../../../src/syntax/table-json/write-table-json.ts';

const host = { names: noNames, machine: {} };

function source(text: string, form: SourceForm = 'auto') {
  const read = readSource(text, form, { host });
  if (!read.ok) throw new Error(read.failure.what);
  return read.value;
}

const rules = `-A -t 10.0.0.1:80 -s wrr -p 300 -M 255.255.255.0
-a -t 10.0.0.1:80 -r 10.0.0.2:8080 -m -w 3 -x 9 -y 2
-a -t 10.0.0.1:80 -r [2001:db8::2]:80 -i -w 0 --tun-type gue --tun-port 6080 --tun-remcsum
-A -u [2001:db8::1]:53 -s sh -o -b sh-port
-A -f 7 -6 -s rr -p 60 -M 64 --pe sip
-a -f 7 -6 -r [2001:db8::9]:0 -g -w 1
-A --sctp-service 10.0.0.1:9999 -s nq
`;

it('a shortened counter survives in JSON with its unit', () => {
  const headers =
    'Prot LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes\n  -> RemoteAddress:Port\n';
  const listed = `${headers}TCP  10.1.0.1:80                        33     4726     2814   31187K    4171M\n`;
  const { table } = source(listed);
  const json = writeTableJson(table);
  expect(source(json).table).toEqual({ services: [expect.objectContaining({ totals: table.services?.[0]?.totals })] });
  expect(writeListing(table, 'stats', { oneService: true })).toBe(listed);
});

it('rules become JSON and the same rules again', () => {
  const json = writeTableJson(source(rules).table);
  expect(source(json).rules).toBe(rules);
  expect(writeTableJson(source(json).table)).toBe(json);
});

it('the JSON is what its schema says', () => {
  const schema = JSON.parse(readFileSync('schemas/table.schema.json', 'utf8')) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const list = writeListing(predict(rules).observation, 'stats');
  for (const text of [rules, list, 'Timeout (tcp tcpfin udp): 900 120 300\n', `${rules}--set 1 2 3\n`]) {
    expect(validate(JSON.parse(writeTableJson(source(text).table))), JSON.stringify(validate.errors)).toBe(true);
  }
});

it('comments of rules are kept, edits are merged', () => {
  const { rules: written, losses } = source(
    '# the shop\n-A -f 7 -s rr\n\n# quiesced\n-a -f 7 -r 10.0.0.2:80 -m\n-e -f 7 -r 10.0.0.2:80 -m -w 0\n',
  );
  expect(written).toBe('# the shop\n-A -f 7 -s rr\n\n# quiesced\n-a -f 7 -r 10.0.0.2:80 -m -w 0\n');
  expect(losses.reading).toEqual([]);
});

it('lines that would be refused are reported, and the lines after them are read', () => {
  const { rules: written, losses } = source(
    '-A -f 7 -s rr\n-A -f 7 -s rr\nnonsense\n-A -t web:80\n-A -f 8 -s rr\n',
    'rules',
  );
  expect(written).toBe('-A -f 7 -s rr\n-A -f 8 -s rr\n');
  expect(losses.reading.map(({ line }) => line)).toEqual([2, 3, 4]);
});

describe('a listing', () => {
  const observation = predict(rules).observation;

  it('with --tun-info becomes rules, except for what no listing shows', () => {
    const { rules: written, losses } = source(writeListing(observation, 'tun-info'));
    expect(written.split('\n').sort()).toEqual(rules.replace(' -x 9 -y 2', '').split('\n').sort());
    expect(losses).toEqual({ reading: [], asRules: [] });
  });

  it('without it does not show the type of a tunnel: ipip is assumed with a note', () => {
    const { losses, notes, rules: written } = source(writeListing(observation, 'default'));
    expect(losses.asRules).toEqual([]);
    expect(notes).toEqual([{ what: 'the listing does not show the type of a tunnel: ipip is assumed' }]);
    expect(written).toContain('-r [2001:db8::2]:80 -i -w 0 --tun-type ipip');
  });

  it('with --stats has no schedulers, so it gives no rules', () => {
    const { rules: written, losses } = source(writeListing(observation, 'stats'));
    expect(written).toBe('');
    expect(losses.asRules).toHaveLength(4);
  });

  it('with names has addresses where the names are known', () => {
    const names = { ...noNames, address: () => '10.0.0.1', port: () => 80 };
    const text =
      'IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn\nTCP  web:http rr\n';
    const read = readSource(text, 'auto', { host: { names, machine: {} } });
    expect(read.ok && read.value.rules).toBe('-A -t 10.0.0.1:80 -s rr\n');
    expect(source(text).losses.asRules).toMatchObject([{ line: 4 }]);
  });
});

it('counters of 64 bits keep every digit', () => {
  const totals = {
    connections: 18446744073709551615n,
    inPackets: 1n,
    outPackets: 2n,
    inBytes: 9007199254740993n,
    outBytes: 0n,
  };
  const json = writeTableJson({
    services: [{ key: { kind: 'tcp', address: '10.0.0.1', port: 80 }, totals, servers: [] }],
  });
  expect(json).toContain('"connections": 18446744073709551615,');
  expect(source(json).table.services?.[0]?.totals).toEqual(totals);
});

it.each([
  ['{"version":2}', /version/],
  ['{"version":1,"services":[{"protocol":"tcp","address":"10.0.0.1","port":80,"sheduler":"rr"}]}', /sheduler/],
  ['{"version":1,"services":[{"protocol":"tcp","address":"10.0.0","port":80}]}', /services\.0\.address/],
  ['{"version":1,"services":[{"protocol":"tcp","address":"10.0.0.1","port":65536}]}', /services\.0\.port/],
  ['{"version":1,', /JSON/],
])('%s is refused with its place', (text, why) => {
  const read = readSource(text, 'json', { host });
  expect(read.ok ? '' : read.failure.what).toMatch(why);
});

it('whatever rules say comes back from their JSON', () => {
  const line = fc.constantFrom(
    ...rules.trimEnd().split('\n'),
    '-C',
    '-A -f 4294967295 -s mh -b mh-port,flag-3',
    '--set 5 6 7',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.map((each) => `${each}\n`).join('');
      const { table } = source(text, 'rules');
      const again = source(writeTableJson(table), 'json');
      expect(again.table).toEqual(table);
      expect(emitTable(predict(again.rules).table, { lossless: true })).toBe(
        emitTable(predict(text).table, { lossless: true }),
      );
    }),
    { numRuns: 100 },
  );
});

describe('/proc/net/ip_vs, whose persistence timeouts are ticks', () => {
  const shown = `IP Virtual Server version 1.2.1 (size=4096)
Prot LocalAddress:Port Scheduler Flags
  -> RemoteAddress:Port Forward Weight ActiveConn InActConn
UDP  C0000201:0035 rr
  -> 0A000001:0035      Masq    1      0          0
TCP  C0000201:0050 rr persistent 75000 FFFFFFFF
  -> 0A000001:0050      Masq    1      0          0
`;
  const read = (hz?: number) => {
    const found = readSource(shown, 'auto', { host, hz });
    if (!found.ok) throw new Error(found.failure.what);
    return found.value;
  };
  const why =
    'it is shown as 75000 ticks of a kernel whose CONFIG_HZ is unknown; convert --hz N says it, and --hz 250 makes 300 s of it';

  it('a service is left out and reported with its line, never given a guessed timeout', () => {
    const { rules, losses } = read();
    expect(rules).toBe('-A -u 192.0.2.1:53 -s rr\n-a -u 192.0.2.1:53 -r 10.0.0.1:53 -m -w 1\n');
    const what = `the service is left out: its persistence timeout is unknown: ${why}`;
    expect([...losses.reading, ...losses.asRules]).toEqual([{ line: 6, what }]);
  });

  it('JSON keeps the ticks and says so', () => {
    const { table, losses } = read();
    const json = writeTableJson(table);
    expect(JSON.parse(json)).toMatchObject({ services: [{}, { persistence: { ticks: 75_000 } }] });
    expect(losses.asJson).toEqual([{ line: 6, what: `its persistence timeout is unknown: ${why}` }]);
    expect(writeTableJson(source(json, 'json').table)).toBe(json);
  });

  it.each([
    [250, 300],
    [1000, 75],
    [100, 750],
  ])('with --hz %i it is %i seconds', (hz, seconds) => {
    const { rules, losses } = read(hz);
    expect(rules).toContain(`-A -t 192.0.2.1:80 -s rr -p ${seconds}\n`);
    expect(losses).toEqual({ reading: [], asRules: [] });
  });

  it('ticks that are not a whole number of seconds show that --hz is wrong', () => {
    expect(read(7).losses.asRules).toHaveLength(1);
  });
});

it('what the kernel holds and ipvsadm does not accept is named', () => {
  const listing = 'TCP  192.0.2.1:80 rr persistent 9999999\n  -> 10.0.0.5:80    Route   1      0          0\n';
  const { losses } = source(listing);
  expect(losses.asRules.map(({ what }) => what)).toEqual([
    "ipvsadm refuses the line -A -t 192.0.2.1:80 -s rr -p 9999999: invalid timeout value `9999999' specified",
  ]);
});

it('rules that were pasted with the prompts around them are the rules', () => {
  const pasted = `[root@lb1 ~]# ipvsadm -Sn\n${rules}[root@lb1 ~]# cat /etc/motd\n[root@lb1 ~]# \n`;
  const { rules: written, losses } = source(pasted);
  expect([written, losses.reading]).toEqual([rules, []]);
});
