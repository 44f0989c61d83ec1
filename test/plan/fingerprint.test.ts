import { expect, test } from 'vitest';
import type { Table } from '../../src/domain/table.ts';
import { fingerprint } from '../../src/plan/saved/table-fingerprint.ts';
import { readSavedPlan } from '../../src/plan/saved/saved-plan.ts';

const table: Table = {
  services: [
    {
      key: { kind: 'tcp', address: '192.0.2.1', port: 80 },
      scheduler: 'sh',
      flags: 1,
      persistence: { timeout: 60, netmask: '255.255.255.255' },
      engine: null,
      onePacket: false,
      servers: [
        {
          address: '10.0.0.1',
          port: 80,
          method: 'tunnel',
          weight: 1,
          upper: 5,
          lower: 1,
          tunnel: { type: 'gue', port: 6080, checksum: 'csum' },
        },
        {
          address: '10.0.0.2',
          port: 80,
          method: 'tunnel',
          weight: 1,
          upper: 0,
          lower: 0,
          tunnel: { type: 'ipip' },
        },
        {
          address: '2001:db8::2',
          port: 80,
          method: 'tunnel',
          weight: 1,
          upper: 0,
          lower: 0,
          tunnel: { type: 'gre', checksum: 'none' },
        },
      ],
    },
    {
      key: { kind: 'fwmark', mark: 7, family: 'inet6' },
      scheduler: 'wlc',
      flags: 0,
      persistence: null,
      engine: 'sip',
      onePacket: true,
      servers: [],
    },
  ],
};

test('a fingerprint stays what it is while printed texts are reworded: plans are saved with it', () => {
  expect(fingerprint(table)).toBe('ed8471fca5cad677');
});

test('a plan that another version has saved is refused as such', () => {
  const read = readSavedPlan('{"version":2,"from":{}}', () => '');
  expect(read).toEqual({ ok: false, failure: 'it was saved by another version of lvsrules; make the plan again' });
});
