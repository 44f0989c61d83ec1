import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import { lines } from '../../../src/console/writing/change-lines.ts';
import { busySite, drainingSite, figures, server, service, twoSites } from '../support/observations.ts';
import { answered } from '../support/answered.ts';
import { operator, type Operator } from '../support/operator.ts';

/** Confirms the plan that is shown, and answers as a director that makes all of it. */
function confirmed(one: Operator, at: number): Operator {
  const asked = one.type('\r');
  return answered(asked, at);
}

function planned({ state }: Operator): readonly string[] {
  return state.dialog?.kind === 'plan' ? lines(state.dialog.proposal.changes) : [];
}

const shared: Observation = {
  services: [busySite, service('192.0.2.2', [server('10.0.0.1', { weight: 4 }), server('10.0.0.9')])],
  unknown: [],
  timeouts: { tcp: 900, tcpfin: 120, udp: 300 },
};

describe('a drain', () => {
  test('says what is left and for how long before it is confirmed', () => {
    const screen = operator({}, shared).type('jd').screen.join('\n');
    expect(screen).toContain('12 active and 40 inactive connections stay until they end');
    expect(screen).toContain('each ends within');
  });

  test('with D is of the machine in all its services', () => {
    expect(planned(operator({}, shared).type('jD'))).toEqual([
      '-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0',
      '-e -t 192.0.2.2:80 -r 10.0.0.1:80 -g -w 0',
    ]);
  });

  test('shows what is left, the pace, and why it may never end', () => {
    const left = (active: number): Observation => ({
      services: [service('192.0.2.1', [server('10.0.0.1', { weight: 0, active }), server('10.0.0.2')])],
      unknown: [],
    });
    const later = operator({}, left(30)).sees(left(20), 11_000).type('j').screen.join('\n');
    expect(later).toContain('20 left ~20s');
    expect(later).toContain('drains: 20 active and 0 inactive left, empty in about 00:20 at this pace');
    const still = operator({}, left(30)).sees(left(30), 11_000).type('j').screen.join('\n');
    expect(still).toContain('not getting fewer');
    expect(still).toContain('it may never end: a connection that is never closed');
  });

  test('is reported when the server has been empty for 30 seconds, once', () => {
    const empty: Observation = {
      services: [service('192.0.2.1', [server('10.0.0.1', { weight: 0 }), server('10.0.0.2')])],
      unknown: [],
    };
    const full = { ...empty, services: [service('192.0.2.1', [server('10.0.0.1'), server('10.0.0.2')])] };
    const drained = operator({}, full).sees(empty, 2000).type('k').sees(empty, 33_000);
    expect(drained.state.notice?.text).toBe('10.0.0.1:80 has been empty for 30 s: x deletes it, e brings it back');
    expect(drained.type('k').sees(empty, 40_000).state.notice).toBeNull();
  });

  test('ends with e at the weight from before', () => {
    const drained = confirmed(operator({}, shared).type('jjd'), 2000);
    expect(drained.screen.join('\n')).toContain('drain 0');
    expect(planned(drained.type('e'))).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 2']);
  });
});

describe('a ramp', () => {
  const heavy: Observation = {
    services: [service('192.0.2.1', [server('10.0.0.1', { weight: 8 }), server('10.0.0.2', { weight: 8 })])],
    unknown: [],
  };
  const drained = confirmed(operator({}, heavy).type('jd'), 2000);
  const asked = drained.type('e\x12');

  test('goes to the old weight in four steps over a minute', () => {
    expect(planned(asked)).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 2']);
    expect(asked.screen.join('\n')).toContain('the other steps to 4, 6, 8 follow automatically, the last after 60 s');
  });

  test.each<[weight: number, title: string]>([
    [2, 'in 2 steps over 60 s'],
    [3, 'in 3 steps over 60 s'],
  ])('to weight %i has as many steps as there are weights on the way', (weight, title) => {
    const light: Observation = {
      services: [service('192.0.2.1', [server('10.0.0.1', { weight }), server('10.0.0.2')])],
      unknown: [],
    };
    expect(confirmed(operator({}, light).type('jd'), 2000).type('e\x12').screen.join('\n')).toContain(title);
  });

  test('of one step is made at once, and the console says so', () => {
    const one: Observation = {
      services: [service('192.0.2.1', [server('10.0.0.1'), server('10.0.0.2')])],
      unknown: [],
    };
    const after = confirmed(operator({}, one).type('jd'), 2000).type(':ramp 5m\r');
    expect(planned(after)).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1']);
    expect(after.state.notice?.text).toBe('in one step: a weight that goes up by 1 has no steps');
    expect(after.type('\x12').state.notice?.text).toContain('a weight that goes up by 1 has no steps');
  });

  test('makes each step when it is due, and tells the weight that comes next', () => {
    const begun = confirmed(asked, 3000);
    expect(begun.screen.join('\n')).toContain('ramps up to weight 8: next 4 in 00:20; K stops it');
    const second = begun.happens({ kind: 'tick', at: 23_000 });
    expect(second.effects.at(-1)).toMatchObject({ kind: 'apply', proposal: { title: 'Ramp of 10.0.0.1:80' } });
    const third = answered(second, 23_100).happens({ kind: 'tick', at: 50_000 });
    const last = answered(answered(third, 50_100).happens({ kind: 'tick', at: 80_000 }), 80_100);
    expect(last.state.ramps).toEqual([]);
    expect(last.state.live.latest?.observation.services[0]?.servers[0]?.weight).toBe(8);
  });

  test('stops with K, and the weight stays', () => {
    const stopped = confirmed(asked, 3000).type('K');
    expect(stopped.state.notice?.text).toBe('stopped: 10.0.0.1:80 at weight 2');
    expect(stopped.happens({ kind: 'tick', at: 60_000 }).effects.filter(({ kind }) => kind === 'apply')).toHaveLength(
      2,
    );
  });

  test('ends when another operator changes the weight', () => {
    const begun = confirmed(asked, 3000).type('k').sees(heavy, 4000);
    expect(begun.state.ramps).toEqual([]);
  });
});

describe('a change that this console did not make', () => {
  const changed: Observation = {
    ...twoSites,
    services: [service('192.0.2.1', [server('10.0.0.1', { weight: 7 })]), drainingSite],
  };

  test('is reported, with what was changed', () => {
    const seen = operator().sees(changed, 2000);
    expect(seen.state.notice?.text).toBe('changed elsewhere: TCP 192.0.2.1:80 10.0.0.1:80 weight 1 -> 7, and 1 more');
    expect(seen.type('j').screen.join('\n')).toContain('changed elsewhere: TCP 192.0.2.1:80 10.0.0.1:80 weight 1 -> 7');
  });

  test('is not a change of our own', () => {
    const own = confirmed(operator().type('jw5\r'), 2000);
    expect(own.state.elsewhere).toEqual([]);
    expect(own.sees(own.state.live.latest?.observation ?? twoSites, 3000).state.elsewhere).toEqual([]);
  });
});

test('a server that gets packets and answers none is marked, and the panel says since when', () => {
  const silent = (inPackets: bigint, outPackets: bigint): Observation => ({
    services: [
      service('192.0.2.1', [
        server('10.0.0.1', { method: 'masquerade', totals: figures({ inPackets, outPackets }) }),
        server('10.0.0.2', { method: 'masquerade' }),
      ]),
    ],
    unknown: [],
  });
  const seen = operator({}, silent(100n, 50n)).sees(silent(120n, 50n), 6000).type('j').screen.join('\n');
  expect(seen).toMatch(/!.*10\.0\.0\.1:80 .*no reply/);
  expect(seen).toContain('no reply: 20 packets were sent to it and none came back for 00:05');
});

describe('the reason of a drain that is staged', () => {
  const reasonOf = (keys: string) => {
    const { dialog } = operator().type(keys).state;
    return dialog?.kind === 'plan' ? dialog.proposal.reason : null;
  };

  test.each([
    ['is that of the plan', 'j:drain disk is broken\r\x13p', 'disk is broken'],
    ['is the same one for two servers', 'j:drain move\r\x13j:drain move\r\x13p', 'move'],
    [
      'is given with its rows where there are several',
      'j:drain disk\r\x13j:drain fan\r\x13p',
      '10.0.0.1:80: disk; 10.0.0.2:80: fan',
    ],
    ['is forgotten with its change', 'j:drain disk\r\x13uw0\r\x13p', undefined],
    ['is forgotten when the row is staged again', 'j:drain disk\r\x13w2\r\x13p', undefined],
    ['can be another one in the plan', 'j:drain disk\r\x13p\x0e\x15fan\r', 'fan'],
  ])('%s', (_, keys, reason) => {
    expect(reasonOf(keys)).toBe(reason);
  });

  test('is shown in the plan view', () => {
    expect(operator().type('j:drain disk is broken\r\x134').screen.join('\n')).toContain('reason: disk is broken');
  });
});
