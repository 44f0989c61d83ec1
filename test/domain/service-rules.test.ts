import { describe, expect, test } from 'vitest';
import { isWithin, limits } from '../../src/domain/limits.ts';
import { fallsBack, hashesPort } from '../../src/domain/scheduler-flags.ts';
import { hashSchedulers, schedulerFacts, schedulersWhere } from '../../src/domain/schedulers.ts';
import type { RealServer } from '../../src/domain/server.ts';
import { serverFaults, serviceFaults } from '../../src/domain/service-rules.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import { schedulers } from '../../src/kernel/schedulers.ts';

const key = { kind: 'tcp', address: '192.0.2.1', port: 80 } as const;
const service = { key, scheduler: 'rr', flags: 0, persistence: null, engine: null, onePacket: false };
const server: RealServer = {
  address: '10.0.0.1',
  port: 80,
  method: 'masquerade',
  weight: 1,
  upper: 0,
  lower: 0,
  tunnel: null,
};

describe('contradictions', () => {
  test('a service on port 0 needs persistence', () => {
    const everyPort = { ...service, key: { ...key, port: 0 } };
    expect(serviceFaults(everyPort)).toEqual(['port-zero-needs-persistence']);
    expect(serviceFaults({ ...everyPort, persistence: { timeout: 60, netmask: '255.255.255.255' } })).toEqual([]);
  });

  test('one-packet scheduling is for UDP and marks', () => {
    expect(serviceFaults({ ...service, onePacket: true })).toEqual(['one-packet-needs-udp']);
    expect(serviceFaults({ ...service, key: { ...key, kind: 'udp' }, onePacket: true })).toEqual([]);
    expect(serviceFaults({ ...service, key: { kind: 'fwmark', mark: 1, family: 'inet' }, onePacket: true })).toEqual(
      [],
    );
  });

  test.each([
    [5, 0],
    [5, 4],
    [1, 0],
  ])('a lower threshold of %i above an upper one of %i is refused, as the kernel refuses it', (lower, upper) => {
    expect(serverFaults({ ...server, lower, upper }, key)).toEqual(['lower-above-upper']);
    const kernel = ipvs();
    kernel.apply({ kind: 'add-service', service });
    const change = { kind: 'add-server', service: key, server: { ...server, lower, upper } } as const;
    expect(kernel.apply(change)).toBe('thresholds-out-of-range');
  });

  test('a server of the other family needs a tunnel', () => {
    expect(serverFaults({ ...server, address: '2001:db8::1' }, key)).toEqual(['other-family-needs-tunnel']);
    expect(serverFaults({ ...server, address: '2001:db8::1', method: 'tunnel' }, key)).toEqual([]);
  });
});

test('every scheduler of the simulated kernel is known, and no other', () => {
  expect([...schedulersWhere(() => true)].sort()).toEqual(schedulers.map(({ name }) => name).sort());
  expect(schedulerFacts('toString')).toBeUndefined();
});

test('lists of schedulers are filters of what is known of each', () => {
  expect([...hashSchedulers]).toEqual(['dh', 'sh', 'mh']);
  expect([...schedulersWhere(({ usesWeight }) => !usesWeight)]).toEqual(['rr', 'lc', 'dh']);
});

test('the flags of sh and mh mean nothing to other schedulers', () => {
  expect([fallsBack({ scheduler: 'sh', flags: 1 }), fallsBack({ scheduler: 'rr', flags: 1 })]).toEqual([true, false]);
  expect([hashesPort({ scheduler: 'mh', flags: 2 }), hashesPort({ scheduler: 'dh', flags: 2 })]).toEqual([true, false]);
});

test('both ends of a limit are allowed', () => {
  expect([0, 1, 2678400, 2678401].map((seconds) => isWithin(seconds, limits.persistence))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
