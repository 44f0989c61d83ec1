import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/domain/table.ts';
import { disruptions } from '../../src/plan/limits/disruption.ts';
import { fingerprint } from '../../src/plan/saved/table-fingerprint.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { changeLine } from '../../src/syntax/change-line.ts';
import { server, service, table } from './support/tables.ts';

const [a, b] = [server('10.0.0.1:80'), server('10.0.0.2:80', { weight: 0 })];
const drain = { timeoutMs: 1000 };

describe('the servers of a service that goes', () => {
  const from = table(service('192.0.2.1:80', {}, [a, b]));

  test('are drained before it, when there is time for that', () => {
    const { steps } = planChanges(from, table(), { drain });
    expect(steps.map(({ change, drain: waits }) => [changeLine(change), waits !== undefined])).toEqual([
      ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0', false],
      ['-d -t 192.0.2.1:80 -r 10.0.0.1:80', true],
      ['-d -t 192.0.2.1:80 -r 10.0.0.2:80', true],
      ['-D -t 192.0.2.1:80', false],
    ]);
    expect(disruptions(from, steps)).toEqual([]);
    expect(disruptions(from, planChanges(from, table()).steps)).toMatchObject([{ share: 1 }]);
  });

  test('are not drained when a catch-all waits for their clients, nor for datagrams', () => {
    const persistence = { timeout: 60, netmask: '255.255.255.255' };
    const wide = service('192.0.2.1:0', { persistence }, [server('10.0.0.1:0')]);
    const dns = service('', { key: { kind: 'udp', address: '192.0.2.1', port: 53 } }, [server('10.0.0.1:53')]);
    for (const [before, after] of [
      [table(...from.services, wide), table(wide)],
      [table(dns), table()],
    ] as const) {
      expect(planChanges(before, after, { drain }).steps.map(({ kind }) => kind)).toEqual(['delete-service']);
    }
  });
});

test('clients that a hash refuses are disrupted', () => {
  const hashed = (weight: number) =>
    table(service('192.0.2.1:80', { scheduler: 'sh' }, [a, server('10.0.0.2:80', { weight })]));
  const { steps } = planChanges(hashed(1), hashed(0));
  expect(disruptions(hashed(1), steps)).toMatchObject([{ share: 0.5 }]);
});

describe('a fingerprint', () => {
  const timeouts = { tcp: 900, tcpfin: 120, udp: 300 };
  const now: Table = { ...table(), timeouts, daemons: [{ state: 'master', device: 'eth0', syncId: 1 }] };

  test.each<[what: string, other: Table, differs: boolean, wanted: Table]>([
    [
      'timeouts, where a plan sets them',
      { ...now, timeouts: { ...timeouts, udp: 9 } },
      true,
      { ...table(), timeouts: { ...timeouts, tcp: 1 } },
    ],
    [
      'no timeouts where it does not',
      { ...now, timeouts: { ...timeouts, udp: 9 } },
      false,
      { ...table(), daemons: [] },
    ],
    [
      'daemons, where a plan concerns them',
      { ...now, daemons: [{ state: 'master', device: 'eth1', syncId: 1 }] },
      true,
      { ...table(), daemons: [] },
    ],
  ])('covers %s', (_, other, differs, wanted) => {
    const { from, steps } = planChanges(now, wanted);
    const changes = steps.map(({ change }) => change);
    expect(fingerprint(now, changes)).toBe(from.fingerprint);
    expect(fingerprint(other, changes) !== from.fingerprint).toBe(differs);
  });
});
