import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import { changesOf } from '../../src/domain/changes-of.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { changeLine } from '../../src/syntax/change-line.ts';
import { emitTable, lossesOf } from '../../src/syntax/emit.ts';
import type { IpvsadmTarget } from '../../src/syntax/targets.ts';
import { anyTable } from '../support/tables.ts';

test('what is written lossless is read back whole, in the same order', () => {
  fc.assert(
    fc.property(anyTable(), (table) => {
      const { exit, stderr, table: read } = predict(emitTable(table, { lossless: true }));
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
      expect(read.services).toEqual(table.services);
    }),
    { numRuns: 200 },
  );
});

test('the lines of the changes that make a table make that table', () => {
  fc.assert(
    fc.property(anyTable(), (table) => {
      const lines = changesOf(table).map(changeLine);
      expect(predict(lines.join('\n')).table.services).toEqual(table.services);
      expect(lines.map((line) => `${line}\n`).join('')).toBe(emitTable(table, { lossless: true }));
    }),
    { numRuns: 100 },
  );
});

const service = { kind: 'tcp', address: '192.0.2.1', port: 80 } as const;
const changes: readonly (readonly [string, Change])[] = [
  ['-D -t 192.0.2.1:80', { kind: 'delete-service', service }],
  ['-D -f 7 -6', { kind: 'delete-service', service: { kind: 'fwmark', mark: 7, family: 'inet6' } }],
  [
    '-d -t 192.0.2.1:80 -r [2001:db8::1]:80',
    { kind: 'delete-server', service, server: { address: '2001:db8::1', port: 80 } },
  ],
  ['-C', { kind: 'flush' }],
  ['-Z', { kind: 'zero', service: null }],
  ['-Z -t 192.0.2.1:80', { kind: 'zero', service }],
  ['--set 0 10 20', { kind: 'set-timeouts', timeouts: { tcp: 0, tcpfin: 10, udp: 20 } }],
  [
    '--start-daemon master --mcast-interface eth1 --syncid 3 --mcast-port 9999',
    { kind: 'start-daemon', daemon: { state: 'master', device: 'eth1', syncId: 3, port: 9999 } },
  ],
  ['--stop-daemon backup', { kind: 'stop-daemon', state: 'backup', syncId: 0 }],
];

test.each(changes)('%s is read as the change it was written for', (line, change) => {
  expect(changeLine(change)).toBe(line);
  expect(predict(line).lines[0]?.changes).toEqual([change]);
});

describe('-S loses', () => {
  const saved = (rules: string) => emitTable(predict(rules).table);
  test.each([
    [
      'thresholds',
      '-A -t 10.0.0.1:80\n-a -t 10.0.0.1:80 -r 10.0.0.2 -x 9',
      '-A -t 10.0.0.1:80 -s wlc\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -g -w 1\n',
    ],
    ['the sign of great marks', '-A -f 4294967295', '-A -f -1 -s wlc\n'],
    ['flag-3 of sh', '-A -t 10.0.0.1:80 -s sh -b flag-3', '-A -t 10.0.0.1:80 -s sh -b \n'],
  ])('%s', (_, rules, text) => {
    expect(saved(rules)).toBe(text);
  });
});

describe('for an older ipvsadm', () => {
  const { table } = predict(
    '-A -t 10.0.0.1:80 -s mh -b mh-port --pe sip\n-a -t 10.0.0.1:80 -r 10.0.0.2 -i\n-a -t 10.0.0.1:80 -r 10.0.0.3 -i --tun-type gre\n-A -t [::1]:80\n-A --sctp-service 10.0.0.1:9',
  );
  test.each<[IpvsadmTarget, string]>([
    ['1.24', '-A -t 10.0.0.1:80 -s mh\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -i -w 1\n'],
    ['1.26', '-A -t 10.0.0.1:80 -s mh --pe sip\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -i -w 1\n-A -t [::1]:80 -s wlc\n'],
    [
      '1.30',
      '-A -t 10.0.0.1:80 -s mh --pe sip -b mh-port\n-a -t 10.0.0.1:80 -r 10.0.0.2:80 -i -w 1\n-A -t [::1]:80 -s wlc\n-A --sctp-service 10.0.0.1:9 -s wlc\n',
    ],
  ])('%s, what it has no words for is left out', (target, text) => {
    expect(emitTable(table, { target })).toBe(text);
  });

  test('what is left out is named', () => {
    expect(lossesOf(table, '1.24').map(({ feature, leftOut }) => [feature, leftOut])).toEqual([
      ['engine', false],
      ['scheduler-flags', false],
      ['tunnel-types', true],
      ['ipv6', true],
      ['sctp', true],
    ]);
  });
});
