import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import type { RealServer } from '../../src/domain/server.ts';
import { serviceKeyText, type ServiceSettings } from '../../src/domain/service.ts';
import { planChanges, type PlanOptions } from '../../src/plan/plan-changes.ts';
import { server, service, table } from './support/tables.ts';

type Pool = readonly RealServer[];
type Settings = Partial<ServiceSettings>;

const [a, b] = [server('10.0.0.1:80'), server('10.0.0.2:80')];
const persistence = { timeout: 300, netmask: '255.255.255.255' };

/** `-A` and the like with what tells the commands of one service apart. */
function short(change: Change): string {
  switch (change.kind) {
    case 'add-service':
    case 'edit-service': {
      const { scheduler, flags, persistence: kept } = change.service;
      const letter = change.kind === 'add-service' ? 'A' : 'E';
      return `-${letter} ${scheduler}${flags ? ` -b ${flags}` : ''}${kept ? ` -p ${kept.timeout}` : ''}`;
    }
    case 'delete-service':
      return `-D ${serviceKeyText(change.service)}`;
    case 'add-server':
      return `-a ${change.server.address} -w ${change.server.weight}`;
    case 'edit-server':
      return `-e ${change.server.address} -w ${change.server.weight}`;
    case 'delete-server':
      return `-d ${change.server.address}`;
    default:
      return change.kind;
  }
}

function steps(from: [Settings, Pool], to: [Settings, Pool], options: PlanOptions = {}): readonly string[] {
  const plan = planChanges(table(service('192.0.2.1:80', ...from)), table(service('192.0.2.1:80', ...to)), options);
  return plan.steps.map(({ change }) => short(change));
}

describe('within a service nothing is taken before what replaces it is there', () => {
  test.each<[title: string, from: [Settings, Pool], to: [Settings, Pool], lines: string[]]>([
    ['the only server is replaced', [{}, [a]], [{}, [b]], ['-a 10.0.0.2 -w 1', '-d 10.0.0.1']],
    [
      'weights are raised before others are quiesced',
      [{}, [a, { ...b, weight: 0 }]],
      [{}, [{ ...a, weight: 0 }, b]],
      ['-e 10.0.0.2 -w 1', '-e 10.0.0.1 -w 0'],
    ],
    [
      'a lower weight comes before weight 0, and both before a removal',
      [{}, [{ ...a, weight: 9 }, b, server('10.0.0.3:80')]],
      [
        {},
        [
          { ...a, weight: 5 },
          { ...b, weight: 0 },
        ],
      ],
      ['-e 10.0.0.1 -w 5', '-e 10.0.0.2 -w 0', '-d 10.0.0.3'],
    ],
  ])('%s', (_, from, to, lines) => {
    expect(steps(from, to)).toEqual(lines);
  });
});

describe('servers change under the scheduler that moves fewer clients', () => {
  test.each<[from: string, to: string, first: 'edit' | 'servers']>([
    ['sh', 'wlc', 'edit'],
    ['wlc', 'sh', 'servers'],
    ['sh', 'mh', 'edit'],
    ['mh', 'sh', 'servers'],
    ['dh', 'rr', 'edit'],
    ['rr', 'dh', 'servers'],
    ['none', 'rr', 'edit'],
    ['rr', 'none', 'servers'],
  ])('from %s to %s: the %s first', (from, to, first) => {
    const edit = `-E ${to}`;
    const servers = ['-a 10.0.0.2 -w 1', '-d 10.0.0.1'];
    const lines = first === 'edit' ? [edit, ...servers] : [...servers, edit];
    expect(steps([{ scheduler: from }, [a]], [{ scheduler: to }, [b]])).toEqual(lines);
  });
});

describe('protection of clients is added early and removed late', () => {
  const quiet = { ...b, weight: 0 };
  test.each<[title: string, from: Settings, to: Settings, lines: string[]]>([
    ['fallback on', { scheduler: 'sh' }, { scheduler: 'sh', flags: 1 }, ['-E sh -b 1', '-e 10.0.0.2 -w 0']],
    ['fallback off', { scheduler: 'mh', flags: 1 }, { scheduler: 'mh' }, ['-e 10.0.0.2 -w 0', '-E mh']],
    ['persistence on', {}, { persistence }, ['-E rr -p 300', '-e 10.0.0.2 -w 0']],
    ['persistence off', { persistence }, {}, ['-e 10.0.0.2 -w 0', '-E rr']],
    [
      'a scheduler that moves fewer clients at once, persistence off at last',
      { scheduler: 'sh', persistence },
      {},
      ['-E rr -p 300', '-e 10.0.0.2 -w 0', '-E rr'],
    ],
    [
      'fallback for the scheduler that goes, when the one that comes has it',
      { scheduler: 'mh' },
      { scheduler: 'sh', flags: 1 },
      ['-E mh -b 1', '-e 10.0.0.2 -w 0', '-E sh -b 1'],
    ],
  ])('%s', (_, from, to, lines) => {
    expect(steps([from, [a, b]], [to, [a, quiet]])).toEqual(lines);
  });
});

describe('among services', () => {
  const pool = [a];
  const lines = (from: string[], to: string[]) =>
    planChanges(
      table(...from.map((at) => service(at, { persistence }, pool))),
      table(...to.map((at) => service(at, { persistence }, pool))),
    ).steps.map(({ change }) =>
      'service' in change && change.service && 'key' in change.service
        ? `-A ${serviceKeyText(change.service.key)}`
        : short(change),
    );

  test('a service that replaces another is there, with its servers, before that one goes', () => {
    expect(lines(['192.0.2.1:80'], ['192.0.2.2:80'])).toEqual([
      '-A tcp 192.0.2.2:80',
      '-a 10.0.0.1 -w 1',
      '-D tcp 192.0.2.1:80',
    ]);
  });

  test('a catch-all comes after what is more exact, and goes before it', () => {
    const both = ['192.0.2.1:0', '192.0.2.1:80'];
    expect(lines(['192.0.2.9:1'], [...both, '192.0.2.9:1']).filter((line) => line.startsWith('-A'))).toEqual([
      '-A tcp 192.0.2.1:80',
      '-A tcp 192.0.2.1:0',
    ]);
    expect(lines([...both.toReversed(), '192.0.2.9:1'], ['192.0.2.9:1'])).toEqual([
      '-D tcp 192.0.2.1:0',
      '-D tcp 192.0.2.1:80',
    ]);
  });
});

describe('draining', () => {
  const drain = { drain: { timeoutMs: 60_000 } };
  test('a server is quiesced before it is removed', () => {
    expect(steps([{}, [a, b]], [{}, [a]], drain)).toEqual(['-e 10.0.0.2 -w 0', '-d 10.0.0.2']);
  });
  test.each<[string, Settings]>([
    ['sh without fallback would refuse its clients', { scheduler: 'sh' }],
    ['dh knows no fallback', { scheduler: 'dh' }],
  ])('is left out where it harms: %s', (_, settings) => {
    expect(steps([settings, [a, b]], [settings, [a]], drain)).toEqual(['-d 10.0.0.2']);
  });
  test.each<[string, Settings, string]>([
    ['mh without fallback', { scheduler: 'mh' }, 'as all are once the service is gone'],
    ['wlc', { scheduler: 'wlc' }, 'go to the other servers'],
  ])('of a whole service never promises a fallback that helps no client: %s', (_, settings, note) => {
    const plan = planChanges(table(service('192.0.2.1:80', settings, [a, b])), table(), drain);
    const [first] = plan.steps;
    expect(first?.reason).toContain('new clients are refused from now on');
    expect(first?.impact.newConnections.note).toContain(note);
    expect(JSON.stringify(plan.steps)).not.toContain('fallback first');
  });
  test('is left out where no other server is left', () => {
    expect(steps([{}, [a]], [{}, []], drain)).toEqual(['-d 10.0.0.1']);
  });
});

describe('a difference in nothing but order', () => {
  const c = server('10.0.0.3:80');
  test('is reported and left alone', () => {
    const plan = planChanges(
      table(service('192.0.2.1:80', {}, [a, b, c])),
      table(service('192.0.2.1:80', {}, [c, a, b])),
    );
    expect(plan.steps).toEqual([]);
    expect(plan.drift).toHaveLength(1);
  });
  test('is enforced by adding again what comes after the longest correct start', () => {
    expect(steps([{}, [a, b, c]], [{}, [a, c, b]], { enforceOrder: true })).toEqual([
      '-d 10.0.0.2',
      '-a 10.0.0.2 -w 1',
    ]);
  });
  test('is not enforced at the price of the only eligible server', () => {
    expect(steps([{}, [a, { ...b, weight: 0 }]], [{}, [{ ...b, weight: 0 }, a]], { enforceOrder: true })).toEqual([]);
  });
});
