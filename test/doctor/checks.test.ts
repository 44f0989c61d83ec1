import { describe, expect, test } from 'vitest';
import { joinedOnce } from '../../src/doctor/examinations.ts';
import { examine } from '../../src/doctor/examine.ts';
import { hostChecks } from '../../src/doctor/host-checks.ts';
import type { HostRole } from '../../src/doctor/scene.ts';
import { foundRole, type Known, realServerScene } from '../../src/doctor/scenes.ts';
import type { HostFacts } from '../../src/domain/host/facts.ts';
import { emptyTable, type SyncDaemon } from '../../src/domain/table.ts';
import { bootFaults } from './boot-faults.ts';
import { directorFaults } from './director-faults.ts';
import { hostFaults } from './host-faults.ts';
import { backup, liveWith, master, pairFaults, second } from './pair-faults.ts';
import { pathFaults } from './path-faults.ts';
import { realServerFaults } from './real-server-faults.ts';
import { examined, type Fault, type Situation, without } from './situations.ts';
import { director, type Facts, knownOf, listed, listing, realServer, vip, vip6 } from './healthy.ts';

const faults: readonly Fault[] = [
  ...hostFaults,
  ...pathFaults,
  ...[...directorFaults, ...pairFaults].map((fault) => ({ ...fault, role: 'director' as const })),
  ...bootFaults.map((fault) => ({ ...fault, name: 'not-persistent', role: 'director' as const })),
  ...realServerFaults.map((fault) => ({ ...fault, role: 'realserver' as const })),
];

describe('a fault is found', () => {
  test.each(faults)('$name: $title', ({ name, subject, evidence, remedy, ...situation }) => {
    const found = examined(situation).findings.filter((each) => each.name === name);
    expect(found.map((each) => each.subject).join()).toContain(subject);
    expect(found.map((each) => each.evidence).join()).toContain(evidence);
    expect(found.flatMap((each) => each.remedy).join('\n')).toContain(remedy);
  });

  test('every check has a fault', () => {
    expect(new Set(faults.map(({ name }) => name))).toEqual(new Set(hostChecks.map(({ name }) => name)));
  });
});

describe('a director that does not have the virtual address now', () => {
  const claims = [{ path: '/etc/keepalived/keepalived.conf', line: 12, text: `${vip}/32 dev eth0` }];
  const backup = { state: 'backup', device: 'eth0', syncId: 7 } as const;
  const withDaemons = (...daemons: readonly SyncDaemon[]): Partial<Known> => {
    const { live } = knownOf();
    return { live: live && { ...live, daemons } };
  };

  test.each<readonly [string, Partial<Situation>, 'info' | 'error', string]>([
    [
      'keepalived moves it',
      { host: (facts) => Object.assign(facts, { claims, processes: ['keepalived'] }) },
      'info',
      'keepalived moves it (/etc/keepalived/keepalived.conf:12)',
    ],
    ['keepalived does not run', { host: (facts) => Object.assign(facts, { claims }) }, 'error', ''],
    ['it is a backup', { known: withDaemons(backup) }, 'info', 'its sync daemon is that of a backup'],
    [
      'the rules make it a backup',
      { known: { wanted: { ...emptyTable, services: knownOf().live?.services ?? [], daemons: [backup] } } },
      'info',
      'its sync daemon is that of a backup',
    ],
    ['it is master and backup', { known: withDaemons(backup, { ...backup, state: 'master' }) }, 'error', ''],
  ])('is a fault unless another may have it: %s', (_, situation, severity, why) => {
    const host = (facts: Facts) => {
      without(facts, vip);
      situation.host?.(facts);
    };
    const found = examined({ role: 'director', ...situation, host }).findings.filter(
      ({ name, subject }) => name === 'vip-not-local' && subject === vip,
    );
    expect(found).toMatchObject([{ severity, message: expect.stringContaining(why) as string }]);
    expect(found.flatMap(({ remedy }) => remedy).length).toBe(severity === 'info' ? 0 : 1);
  });
});

test('of several directors, a real server is in use when the rules of one of them lead to it', () => {
  const own = examined({ role: 'realserver' });
  const foreign = examined({
    role: 'realserver',
    listing: listed('TCP  192.0.2.10:80 wlc', '10.0.0.77:80    Route   1      0          0'),
  });
  const names = (...all: Parameters<typeof joinedOnce>[0]) => joinedOnce(all).findings.map(({ name }) => name);
  expect(names(own, foreign)).not.toContain('not-a-server');
  expect(names(foreign, foreign).filter((name) => name === 'not-a-server')).toHaveLength(1);
});

describe('a pair of directors', () => {
  const drained = listing.replace('Route   1 ', 'Route   0 ');
  test.each<readonly [string, Situation]>([
    [
      'with a master and a backup',
      { role: 'director', known: { live: liveWith([master]) }, beside: [second(liveWith([backup]))] },
    ],
    [
      'where each is the backup of the other',
      {
        role: 'director',
        known: { live: liveWith([master, { ...backup, syncId: 8 }]) },
        beside: [second(liveWith([{ ...master, syncId: 8 }, backup]))],
      },
    ],
    [
      'whose backup takes the messages of any syncid',
      { role: 'director', known: { live: liveWith([master]) }, beside: [second(liveWith([{ ...backup, syncId: 0 }]))] },
    ],
    ['without daemons', { role: 'director', beside: [second(liveWith([]))] }],
    ['with a health check that failed on one of them', { role: 'director', beside: [second(liveWith([], drained))] }],
  ])('%s has nothing to correct', (_, situation) => {
    expect(examined(situation).findings).toEqual([]);
  });

  test('the address of the other one is not missing here', () => {
    const found = examined({
      role: 'director',
      host: (facts) => {
        for (const each of [vip, vip6]) without(facts, each);
      },
      beside: [{ ...director(), name: 'lb2', live: liveWith([]) }],
    }).findings;
    expect(found).toMatchObject([
      { name: 'vip-not-local', severity: 'info', message: expect.stringContaining('lb2 has it') as string },
      { name: 'vip-not-local', severity: 'info' },
    ]);
  });

  test('daemons of a director that cannot be read are unknown', () => {
    const { findings, unknown } = examined({
      role: 'director',
      known: { live: liveWith([master]) },
      beside: [second(null)],
    });
    expect(findings).toEqual([]);
    expect(unknown.map(({ reason }) => reason).filter((reason) => reason.includes('lb2'))).toEqual([
      'the sync daemons of lb2 are not known',
      'the table of lb2 cannot be read',
    ]);
  });
});

describe('what is not known', () => {
  test('a check that lacks a group of facts is unknown, with the reason, and finds nothing', () => {
    const known = Object.entries(realServer()).filter(([group]) => group !== 'sysctls');
    const facts: HostFacts = {
      ...(Object.fromEntries(known) as Omit<Facts, 'sysctls'>),
      unknown: { sysctls: 'grep: permission denied' },
    };
    const { findings, unknown } = examine(realServerScene({ name: 'rs1', facts }, knownOf(), [director()]), hostChecks);
    expect(findings).toEqual([]);
    expect(unknown).toContainEqual({ name: 'arp-ignore', host: 'rs1', reason: 'sysctls: grep: permission denied' });
  });

  test.each<readonly [string, Partial<Facts>, Known, HostRole | null]>([
    ['that of a director, by its table', {}, knownOf(), 'director'],
    ['that of a real server, by its silent address', realServer(), knownOf(listing, { live: null }), 'realserver'],
    ['not known without a table or an address', { addresses: [] }, knownOf(listing, { live: null }), null],
  ])('the role is %s', (_, more, known, role) => {
    expect(foundRole({ name: 'it', facts: { ...director(), ...more } }, known)).toBe(role);
  });
});

test('ids are unique and in order, and say whether hosts or traffic are checked', () => {
  const ids = hostChecks.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const { id, summary, why } of hostChecks) {
    expect(id).toMatch(/^LVS[67]\d\d$/);
    expect(summary).not.toMatch(/\.$/);
    expect(why).toMatch(/\.$/);
  }
});
