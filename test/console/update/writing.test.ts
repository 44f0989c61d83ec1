import type { KernelSettings } from '../../../src/plan/kernel-settings.ts';
import { describe, expect, test } from 'vitest';
import { contexts } from '../../../src/console/keys/contexts.ts';
import type { ConsoleEffect } from '../../../src/console/effect.ts';
import { lines } from '../../../src/console/writing/change-lines.ts';
import { operator, type Operator } from '../support/operator.ts';
import { busySite, server, service, twoSites } from '../support/observations.ts';
import type { Observation } from '../../../src/domain/observation.ts';

function applied({ effects }: Operator): readonly string[] {
  return effects.flatMap((effect: ConsoleEffect) => (effect.kind === 'apply' ? lines(effect.proposal.changes) : []));
}

function planned({ state }: Operator): readonly string[] {
  return state.dialog?.kind === 'plan' ? lines(state.dialog.proposal.changes) : [];
}

describe('a key shows the line that it would run', () => {
  test.each<[keys: string, lines: readonly string[]]>([
    ['jw3\r', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3']],
    ['jjw+4\r', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 6']],
    ['jjw-9\r', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 0']],
    ['jj:weight +5\r', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 7']],
    ['jj:weight 9\r', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 9']],
    ['jj;', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 3']],
    ['jj,', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1']],
    ['jd', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0']],
    ['w9\r', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 9', '-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 9']],
    ['j  w5\r', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 5', '-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 5']],
    ['jx', ['-d -t 192.0.2.1:80 -r 10.0.0.1:80']],
    ['x', ['-D -t 192.0.2.1:80']],
    ['jz', ['-Z -t 192.0.2.1:80']],
    ['a10.0.0.9\r', ['-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1']],
    ['a10.0.0.9\tm\t8080\t5\r', ['-a -t 192.0.2.1:80 -r 10.0.0.9:8080 -m -w 5']],
    ['a10.0.0.9:80\r', ['-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1']],
    ['a10.0.0.9:8080\tm\r', ['-a -t 192.0.2.1:80 -r 10.0.0.9:8080 -m -w 1']],
    [
      'a\x1b[200~10.0.0.8\n10.0.0.9:80, 10.0.0.10\n\x1b[201~\r',
      [
        '-a -t 192.0.2.1:80 -r 10.0.0.8:80 -g -w 1',
        '-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1',
        '-a -t 192.0.2.1:80 -r 10.0.0.10:80 -g -w 1',
      ],
    ],
    ['o\t192.0.2.9:443\r', ['-A -t 192.0.2.9:443 -s wlc']],
    ['o\t192.0.2.9\r', ['-A -t 192.0.2.9:80 -s wlc']],
    ['ou\t192.0.2.9\t\x1553\tr\r', ['-A -u 192.0.2.9:53 -s rr']],
    ['of\t\x157\r', ['-A -f 7 -s wlc']],
    ['i\tsh-port\x1b[Zsss\r', ['-E -t 192.0.2.1:80 -s sh -b sh-port']],
    ['ji\x157\r', ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 7']],
  ])('%j', (keys, expected) => {
    const after = operator().type(keys);
    expect(planned(after)).toEqual(expected);
    expect(applied(after)).toEqual([]);
  });
});

test('nothing is applied before the operator confirms', () => {
  const asked = operator().type('jw3\r');
  expect(asked.effects).toEqual([]);
  expect(applied(asked.type('\r'))).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3']);
});

test('Esc in a plan changes nothing', () => {
  const after = operator().type('jw3\r\x1b');
  expect(after.effects).toEqual([]);
  expect(after.state.dialog).toBeNull();
});

test('Enter is the only key of the console that applies', () => {
  const shown = operator().type('jw3\r');
  const keys = contexts.plan.flatMap(({ bindings }) => bindings.flatMap((binding) => binding.keys));
  const applying = keys.filter((name) => applied(shown.happens({ kind: 'key', name, text: null })).length > 0);
  expect(applying).toEqual(['enter']);
});

describe('what must be typed grows with the danger, not with the length of a name', () => {
  const idle = service('192.0.2.7', [server('10.0.0.7', { weight: 0 }), server('10.0.0.8')]);
  test.each<[what: string, keys: string, typed: string | null, observation?: Observation]>([
    ['a deletion that cuts connections', 'jx', 'delete'],
    ['two of them', 'j  x', 'delete 2'],
    ['the last server of a service that takes clients', 'Gd', 'refuse'],
    ['another weight', 'jw3\r', null],
    ['a drain that leaves a server', 'jd', null],
    ['a drained, empty server', 'jx', null, { ...twoSites, services: [idle] }],
  ])('%s', (_, keys, typed, observation = twoSites) => {
    const { dialog } = operator({}, observation).type(keys).state;
    expect(dialog).toMatchObject({ kind: 'plan', proposal: { typed } });
  });

  test('the word is needed, and the name is as good', () => {
    const shown = operator().type('jx');
    expect(applied(shown.type('\r'))).toEqual([]);
    expect(applied(shown.type('10.0.0.2:80\r'))).toEqual([]);
    expect(applied(shown.type('delete\r'))).toEqual(['-d -t 192.0.2.1:80 -r 10.0.0.1:80']);
    expect(applied(shown.type('10.0.0.1:80\r'))).toEqual(['-d -t 192.0.2.1:80 -r 10.0.0.1:80']);
    expect(shown.type('\r').state.notice?.text).toBe('Enter apply: type delete first');
  });
});

test('the letters of a name are text while it is typed, also q and x', () => {
  const after = operator().type('jxqx');
  expect(after.effects).toEqual([]);
  expect(after.state.dialog).toMatchObject({ kind: 'plan', typed: { text: 'qx' } });
});

test('a change that was staged is applied later, with the others', () => {
  const staged = operator().type('jw3\r\x13').type('jw5\r\x13');
  expect(staged.state.staged).toHaveLength(2);
  expect(staged.effects).toEqual([]);
  expect(applied(staged.type('p\r'))).toEqual([
    '-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3',
    '-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 5',
  ]);
});

/** The plan that is shown, after the director made these of its changes and refused the others. */
function answered(shown: Operator, made: readonly number[]): Operator {
  const { dialog } = shown.state;
  if (dialog?.kind !== 'plan') throw new Error('no plan is shown');
  const { proposal } = dialog;
  const answer = { kind: 'applied', at: 2000, proposal, id: null, observation: null, problems: [] } as const;
  return shown.happens({ ...answer, applied: { kind: 'interrupted', made, unknown: [] } });
}

describe('staged changes of one server add up', () => {
  const weights = (keys: string) => planned(operator().type(`jj${keys}p`));
  test.each<[keys: string, staged: readonly string[]]>([
    [';\x13;\x13)\x13', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 14']],
    ['d\x13w5\r\x13', ['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 5']],
    [';\x13x\x13', ['-d -t 192.0.2.1:80 -r 10.0.0.2:80']],
    [
      'a10.0.0.9\r\x13;\x13',
      ['-a -t 192.0.2.1:80 -r 10.0.0.9:80 -g -w 1', '-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 3'],
    ],
    [';\x13gx\x13', ['-D -t 192.0.2.1:80']],
  ])('%j', (keys, staged) => {
    expect(weights(keys)).toEqual(staged);
  });
});

describe('e restores a drained server', () => {
  const drainedNow = (weight: number) => ({
    ...twoSites,
    services: [{ ...busySite, servers: [server('10.0.0.1', { weight: 9 }), server('10.0.0.2', { weight })] }],
  });

  test('the weight that it had before it was drained', () => {
    const seen = operator().sees(drainedNow(0), 2000).sees(drainedNow(0), 3000);
    expect(planned(seen.type('jje'))).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 2']);
  });

  test('the largest weight of its service, where it was drained before the console started', () => {
    const seen = operator({}, drainedNow(0)).sees(drainedNow(0), 2000);
    expect(planned(seen.type('jje'))).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 9']);
  });

  test('and does not change servers with a weight', () => {
    expect(operator().type('je').state.notice?.text).toBe('Enable 10.0.0.1:80 of TCP 192.0.2.1:80: no change needed');
  });
});

test('staged changes are shown in the table', () => {
  const screen = operator().type('jw6\r\x13jx\x13').screen.join('\n');
  expect(screen).toMatch(/~ {2}├ 10\.0\.0\.1:80 +Route +1→6 /);
  expect(screen).toMatch(/- {2}└ 10\.0\.0\.2:80 +Route +2 gone /);
});

test('staged changes that were not made stay staged', () => {
  const after = answered(operator().type('j;\x13j;\x13p'), [1]);
  expect(after.state.staged.map((change) => lines([change])[0])).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 2']);
});

test('a change that is applied at once replaces the staged one of its row', () => {
  const shown = operator().type('j;\x13;');
  expect(planned(shown)).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 3']);
  expect(answered(shown, [0]).state.staged).toEqual([]);
});

test('undo drops staged changes before it undoes applied ones', () => {
  expect(operator().type('jw3\r\x13u').state.staged).toEqual([]);
});

/** Enter on the plan that is shown, and the director takes all of it. */
function made(operator: Operator, observation: Observation): Operator {
  const { dialog } = operator.state;
  if (dialog?.kind !== 'plan') throw new Error('no plan is shown');
  const places = dialog.proposal.changes.map((_, place) => place);
  return operator.type('\r').happens({
    kind: 'applied',
    at: 2000,
    proposal: dialog.proposal,
    id: null,
    applied: { kind: 'done', made: places, unknown: [], observation },
    observation,
    problems: [],
  });
}

function weighing(first: number, second = 2): Observation {
  const servers = [server('10.0.0.1', { weight: first }), server('10.0.0.2', { weight: second })];
  return { ...twoSites, services: [{ ...busySite, servers }, ...twoSites.services.slice(1)] };
}

const weight = (to: number) => `-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w ${to}`;

test('two undos go back two steps, and R makes them again', () => {
  const three = made(operator().type('jw3\r'), weighing(3));
  const five = made(three.type('w5\r'), weighing(5));
  expect(planned(five.type('u'))).toEqual([weight(3)]);
  const once = made(five.type('u'), weighing(3));
  expect(planned(once.type('u'))).toEqual([weight(1)]);
  expect(planned(once.type('R'))).toEqual([weight(5)]);
  const twice = made(once.type('u'), weighing(1));
  expect(twice.type('u').state.notice?.text).toContain('no changes were made here');
  const again = made(twice.type('R'), weighing(3));
  expect(planned(again.type('R'))).toEqual([weight(5)]);
  expect(planned(again.type('u'))).toEqual([weight(1)]);
});

test('zeroed counters cannot be undone, and the step before them is not offered', () => {
  const three = made(operator().type('jw3\r'), weighing(3));
  const zeroed = made(three.type('z'), weighing(3)).type('u');
  expect(zeroed.state.dialog).toBeNull();
  expect(zeroed.state.notice?.text).toContain('counters that were zeroed cannot be restored');
});

test('undo keeps a weight that a colleague set since', () => {
  const three = made(operator().type('jw3\r'), weighing(3)).sees(weighing(7));
  expect(planned(three.type('u'))).toEqual([]);
  expect(three.type('u').state.notice?.text).toContain('no change needed');
});

test('a plan that stays open keeps the table that it was shown on', () => {
  const shown = operator().type('jj;').sees(weighing(1, 9)).type('\r');
  const effect = shown.effects.find(({ kind }) => kind === 'apply');
  expect(effect).toMatchObject({ proposal: { shown: { services: [{ servers: [{}, { weight: 2 }] }, {}] } } });
});

test('a staged change keeps the table that it was staged on', () => {
  const shown = operator().type('jj;\x13').sees(weighing(1, 9)).type('p\r');
  const effect = shown.effects.find(({ kind }) => kind === 'apply');
  const services = effect?.kind === 'apply' ? effect.proposal.shown.services : [];
  expect(services.find(({ servers }) => servers[1]?.address === '10.0.0.2')?.servers[1]?.weight).toBe(2);
});

test('quitting asks first when something is staged', () => {
  const asked = operator().type('jw3\r\x13q');
  expect(asked.effects).toEqual([]);
  expect(asked.state.dialog).toEqual({ kind: 'quit' });
  expect(asked.type('n').state.dialog).toBeNull();
  expect(asked.type('y').effects).toEqual([{ kind: 'quit' }]);
});

describe('a locked console says why it does nothing', () => {
  test.each(['w', 'a', 'o', 'i', 'x', 'd', 'z', 'r', 's', ';'])('%s', (key) => {
    const after = operator({ lock: { reason: 'started with --read-only', opens: false } }).type(`j${key}`);
    expect(after.state.dialog).toBeNull();
    expect(after.state.notice?.text).toContain('started with --read-only');
  });

  test('L opens a lock that L closed, and no other', () => {
    expect(operator().type('L').state.lock?.opens).toBe(true);
    expect(operator().type('LL').state.lock).toBeNull();
    expect(operator({ lock: { reason: 'read-only', opens: false } }).type('L').state.lock).not.toBeNull();
  });
});

describe('a form says what is wrong with it', () => {
  test.each<[keys: string, why: string]>([
    ['a\r', 'an address is needed'],
    ['a10.0.0.300\r', "'10.0.0.300' is not an IPv4 or IPv6 address"],
    ['a10.0.0.1\r', '10.0.0.1:80 is already a real server of tcp 192.0.2.1:80'],
    ['a2001:db8::1\r', 'the service is IPv4; a server of the other family needs a tunnel'],
    ['a10.0.0.9\t\t\x15x\r', 'a weight must be a whole number from 0 to 2147483647'],
    ['o\t192.0.2.1\r', 'tcp 192.0.2.1:80 exists already; edit it instead'],
    ['o\t192.0.2.9\t\x150\r', 'port 0 means every port, which needs persistence'],
    ['o\t192.0.2.9\t\t\tno-such-flag\r', "there is no flag 'no-such-flag'"],
  ])('%j: %s', (keys, why) => {
    const after = operator({ size: { columns: 160, rows: 30 } }).type(keys);
    expect(after.state.dialog?.kind).toBe('form');
    expect(after.screen.join('\n')).toContain(why);
  });
});

test.each<[command: string, weight: number]>([
  ['+5', 6],
  ['-5', 0],
  ['7', 7],
])(':weight %s does what w does', (text, weight) => {
  const wanted = [`-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w ${weight}`];
  expect(planned(operator().type(`j:weight ${text}\r`))).toEqual(wanted);
  expect(planned(operator().type(`jw${text}\r`))).toEqual(wanted);
});

test('the impact of an open plan is that of when it was shown', () => {
  const shown = operator().type('jd');
  expect(shown.sees(twoSites, 2000).state.dialog).toBe(shown.state.dialog);
});

describe('a plan of several changes', () => {
  const shown = operator({ size: { columns: 100, rows: 19 } }).type('j  x');

  test('begins with its summary, dangers before commands', () => {
    const plan = shown.screen.join('\n');
    expect(plan).toContain('2 servers deleted, 94 connections cut, 1 service refuses new clients');
    expect(plan.indexOf(' ! ')).toBeLessThan(plan.indexOf('ipvsadm -d'));
  });

  test('is scrolled by pages and to its ends', () => {
    const end = shown.type('\x1b[F').screen.join('\n');
    expect(end).toContain('ipvsadm -d -t 192.0.2.1:80 -r 10.0.0.2:80');
    expect(end).toContain('Type delete 2 to confirm:');
    expect(shown.type('\x1b[F\x1b[H').screen).toEqual(shown.screen);
    expect(shown.type('\x1b[6~').screen).not.toEqual(shown.screen);
    expect(shown.type('\x1b[6~\x1b[5~').screen).toEqual(shown.screen);
  });
});

test('a weight that is not a number is refused where it is typed', () => {
  const after = operator().type('jwmany\r');
  expect(after.state.dialog).toMatchObject({ kind: 'prompt', field: { text: 'many' } });
  expect(after.screen.join('\n')).toContain('a weight must be a whole number');
});

describe('the impact of a deleted server', () => {
  const deleted = (kernel: KernelSettings) =>
    operator({ source: { spec: 'netlink', simulated: null, intervalMs: 1000, kernel } })
      .type('jx')
      .screen.join('\n');

  test('says what the kernel setting does to its connections', () => {
    expect(deleted({ endsOrphans: true })).toContain('TCP is reset at once');
    expect(deleted({ endsOrphans: false })).toContain('TCP hangs for up to 900 s');
  });

  test('says that the setting is unknown where the kernel cannot be read', () => {
    expect(deleted({})).toContain('unknown here');
  });
});
