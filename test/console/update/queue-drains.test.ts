import { describe, expect, test } from 'vitest';
import { lines } from '../../../src/console/writing/change-lines.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { answered } from '../support/answered.ts';
import { server, service } from '../support/observations.ts';
import { operator, type Operator } from '../support/operator.ts';

type Counts = readonly (readonly [weight: number, active: number])[];

/** Three servers of one service. */
const shop = (counts: Counts): Observation => ({
  services: [
    service(
      '192.0.2.1',
      counts.map(([weight, active], at) => server(`10.0.0.${at + 1}`, { weight, active })),
    ),
  ],
  unknown: [],
});

const lastApplied = ({ effects }: Operator): readonly string[] => {
  const effect = effects.findLast(({ kind }) => kind === 'apply');
  return effect?.kind === 'apply' ? lines(effect.proposal.changes) : [];
};

const applies = ({ effects }: Operator): number => effects.filter(({ kind }) => kind === 'apply').length;
const busy: Counts = [
  [1, 5],
  [1, 5],
  [1, 5],
];

/** The first of the first two servers drains. */
const begun = () => answered(operator({}, shop(busy)).type('j  d\x12\r'), 2000);

describe('several drains, one after another', () => {
  test('begin with the first, and say what follows', () => {
    const asked = operator({}, shop(busy)).type('j  d\x12');
    const screen = asked.screen.join('\n');
    expect(screen).toContain('Drain 10.0.0.1:80, the first of 2');
    expect(screen).toContain('then 10.0.0.2:80: each when the one before is empty and 50 % of the');
    expect(lastApplied(asked.type('\r'))).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0']);
  });

  test('quitting asks first, and says what is not drained', () => {
    const asked = begun().type('q');
    expect(asked.effects.filter(({ kind }) => kind === 'quit')).toEqual([]);
    expect(asked.screen.join('\n')).toContain('1 server that waits is not drained. Quit?');
    expect(asked.type('y').effects.at(-1)).toEqual({ kind: 'quit' });
  });

  test('staging says that it leaves out the drains that follow', () => {
    const staged = operator({}, shop(busy)).type('j  d\x12\x13').state;
    expect(staged.notice?.text).toBe('1 staged, but not the drains after it: only Enter begins them');
  });

  test('a server that waits says for how many', () => {
    const all = answered(operator({}, shop([...busy, [9, 5]])).type('j   d\x12\r'), 2000);
    expect(all.type('gjj').screen.join('\n')).toContain('drains when the one before is empty; K stops');
    expect(all.type('gjjj').screen.join('\n')).toContain('drains when the 2 before are empty; K stops');
  });

  test('the next waits until the one before is empty', () => {
    const waits = begun().sees(
      shop([
        [0, 2],
        [1, 5],
        [1, 5],
      ]),
      3000,
    );
    expect(applies(waits)).toBe(1);
    expect(waits.type('gj').screen.join('\n')).toContain('10.0.0.2:80 drains when this one is empty');
  });

  test('the next waits for the floor of its service, and drains when a server is enabled again', () => {
    const waits = begun().sees(
      shop([
        [0, 0],
        [1, 5],
        [1, 5],
      ]),
      3000,
    );
    expect(applies(waits)).toBe(1);
    expect(waits.type('gj').screen.join('\n')).toContain('10.0.0.2:80 waits: tcp 192.0.2.1:80 would keep 33 % of');
    const next = waits.sees(
      shop([
        [1, 0],
        [1, 5],
        [1, 5],
      ]),
      4000,
    );
    expect(lastApplied(next)).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 0']);
    expect(next.state.queue).toBeNull();
  });

  test(':rolling takes another floor', () => {
    const asked = operator({}, shop(busy)).type('j  :rolling 30%\r\r');
    const next = answered(asked, 2000).sees(
      shop([
        [0, 0],
        [1, 5],
        [1, 5],
      ]),
      3000,
    );
    expect(lastApplied(next)).toEqual(['-e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 0']);
  });

  test('do not begin below the floor', () => {
    const asked = operator({}, shop(busy)).type('j  :rolling 90%\r');
    expect(asked.state.notice?.text).toContain('cannot begin: tcp 192.0.2.1:80 would keep 67 % of its weights');
  });

  test('K stops those that wait', () => {
    const stopped = begun().type('K');
    expect(stopped.state.notice?.text).toBe('stopped: 10.0.0.2:80 keep their weight');
    expect(
      applies(
        stopped.sees(
          shop([
            [0, 0],
            [3, 5],
            [3, 5],
          ]),
          3000,
        ),
      ),
    ).toBe(1);
  });

  test('a lock stops them', () => {
    const locked = begun()
      .type('L')
      .sees(
        shop([
          [0, 0],
          [3, 5],
          [3, 5],
        ]),
        3000,
      );
    expect(applies(locked)).toBe(1);
    expect(locked.state.notice?.text).toContain('drains stopped: locked with L');
  });
});

describe('a drain has a reason', () => {
  test(':drain REASON records it, and the panel shows it', () => {
    const asked = operator({}, shop(busy)).type('j:drain kernel update\r');
    expect(asked.screen.join('\n')).toContain('reason: kernel update');
    const done = answered(asked.type('\r'), 2000);
    expect(done.screen.join('\n')).toMatch(/drained by you, .*: kernel update/);
  });

  test('Ctrl-n in a plan asks for it, and comes back to the plan', () => {
    const asked = operator({}, shop(busy)).type('jd\x0edisk is broken\r');
    expect(asked.state.dialog).toMatchObject({ kind: 'plan', proposal: { reason: 'disk is broken' } });
    expect(operator({}, shop(busy)).type('jd\x0ex\x1b').state.dialog).toMatchObject({ kind: 'plan' });
  });
});
