import { describe, expect, test } from 'vitest';
import { predict } from '../../src/ipvsadm/predict.ts';
import { mayDrop } from '../../src/plan/impact.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { changeLine } from '../../src/syntax/change-line.ts';
import { ipvs } from '../../src/kernel/ipvs.ts';
import type { Observation } from '../../src/domain/observation.ts';
import type { Table } from '../../src/domain/table.ts';

/** What the plan says about new connections, by the line of each step. */
function newConnections(from: Table | Observation, to: string): Readonly<Record<string, string>> {
  const { steps } = planChanges(from, table(to));
  return Object.fromEntries(
    steps.map(({ change, impact: { newConnections } }) => [
      changeLine(change),
      `${newConnections.kind}: ${newConnections.note ?? ''}`,
    ]),
  );
}

function table(rules: string): Table {
  return predict(rules).table;
}

const [a, b] = ['-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1', '-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1'];
const quiet = b.replace('-w 1', '-w 0');
const all = '-t 192.0.2.1:0 -p 60';
const catchAll = `-A ${all} -s rr\n-a ${all.slice(0, -6)} -r 10.0.0.9:0 -g -w 1\n`;

describe('clients that hash to a server of weight 0 are refused from now on', () => {
  test.each([
    ['sh', '', 'loss: clients that hash to a server of weight 0 are refused'],
    ['dh', '', 'loss: clients that hash to a server of weight 0 are refused'],
    [
      'sh',
      ' -b sh-fallback',
      'brief-loss: connections that arrive within about 12 ms, while the scheduler is replaced, are refused',
    ],
  ])('when wlc gives way to %s%s', (scheduler, flags, effect) => {
    const said = newConnections(
      table(`-A -t 192.0.2.1:80 -s wlc\n${a}\n${quiet}\n`),
      `-A -t 192.0.2.1:80 -s ${scheduler}${flags}\n${a}\n${quiet}\n`,
    );
    expect(Object.values(said)).toEqual([effect]);
  });

  test('when the fallback is taken off', () => {
    const said = newConnections(
      table(`-A -t 192.0.2.1:80 -s sh -b sh-fallback\n${a}\n${quiet}\n`),
      `-A -t 192.0.2.1:80 -s sh\n${a}\n${quiet}\n`,
    );
    expect(Object.values(said)).toEqual(['loss: clients that hash to a server of weight 0 are refused']);
  });

  test('when such a server is added', () => {
    const said = newConnections(
      table(`-A -t 192.0.2.1:80 -s sh\n${a}\n`),
      `-A -t 192.0.2.1:80 -s sh\n${a}\n${quiet}\n`,
    );
    expect(Object.values(said)).toEqual(['loss: clients that hash to a server of weight 0 are refused']);
  });
});

test('a threshold on the only server that takes connections may refuse clients', () => {
  const said = newConnections(
    table(`-A -t 192.0.2.1:80 -s wlc\n${a}\n${quiet}\n`),
    `-A -t 192.0.2.1:80 -s wlc\n${a} -x 10\n${quiet}\n`,
  );
  expect(Object.values(said)).toEqual(['loss: refused with 10 connections or more: no other server has a weight']);
});

describe('under ovf clients are refused while every server has more connections than its weight', () => {
  const overflowing = (weight: number) => `-A -t 192.0.2.1:80 -s ovf\n${a.replace('-w 1', `-w ${String(weight)}`)}\n`;
  const seen = (rules: string, active: number): Observation => {
    const observed = holding(rules).observe();
    return {
      ...observed,
      services: observed.services.map((service) => ({
        ...service,
        servers: service.servers.map((server) => ({ ...server, active })),
      })),
    };
  };

  test.each([
    ['a weight is lowered and no one counted', table(overflowing(100)), overflowing(5), 'loss'],
    ['a weight is lowered below the connections there are', seen(overflowing(100), 50), overflowing(5), 'loss'],
    ['a weight is lowered and there is room left', seen(overflowing(100), 2), overflowing(5), 'changed'],
    ['a weight is raised', table(overflowing(5)), overflowing(100), 'changed'],
    ['wlc gives way to it', table(`-A -t 192.0.2.1:80 -s wlc\n${a}\n`), overflowing(1), 'loss'],
    [
      'wlc gives way to it and there is room',
      seen(`-A -t 192.0.2.1:80 -s wlc\n${a}\n`, 0),
      overflowing(1),
      'brief-loss',
    ],
  ] as const)('when %s', (_, from, to, kind) => {
    expect(Object.values(newConnections(from, to))).toEqual([expect.stringMatching(new RegExp(`^${kind}: `))]);
  });
});

describe('a service takes clients of another', () => {
  const exact = `-A -t 192.0.2.1:80 -s rr\n${a}\n`;

  test('that catches all, which remembers them: a short refusal, and they are scheduled again', () => {
    const [step] = planChanges(table(catchAll), table(catchAll + exact)).steps;
    expect(step?.impact).toMatchObject({
      newConnections: { kind: 'brief-loss' },
      persistence: { kind: 'changed', note: 'clients that tcp 192.0.2.1:0 remembers are scheduled again' },
    });
  });

  test('that comes with it: no client is refused who was served', () => {
    expect(newConnections(table(''), catchAll + exact)['-A -t 192.0.2.1:80 -s rr']).toMatch(/^changed: /);
  });

  test('by a mark: packets that carry it may be refused until it has a server', () => {
    const marked = '-A -f 7 -s rr\n-a -f 7 -r 10.0.0.1:0 -g -w 1\n';
    expect(newConnections(table(exact), exact + marked)['-A -f 7 -s rr']).toBe(
      'brief-loss: packets with this mark leave the services of their addresses at once, and refused until the first server is added',
    );
    expect(newConnections(table(''), marked)['-A -f 7 -s rr']).toMatch(/^changed: /);
  });

  test('that goes: only one that is there, and has a server, takes its clients over', () => {
    const line = '-D -t 192.0.2.1:80';
    const other = '-A -t 192.0.2.9:80 -s rr\n';
    expect(newConnections(table(catchAll + exact), catchAll)[line]).toBe('changed: taken by tcp 192.0.2.1:0');
    expect(newConnections(table(catchAll + exact), other)[line]).toBe('loss: refused');
    const quiesced = catchAll.replace('-w 1', '-w 0');
    expect(newConnections(table(quiesced + exact), quiesced)[line]).toBe('loss: refused');
  });
});

test('an edit that only widens drops nothing', () => {
  const { steps } = planChanges(
    table(`-A -t 192.0.2.1:80 -s sh\n${a} -x 10\n${b}\n`),
    table(`-A -t 192.0.2.1:80 -s sh -b sh-fallback\n${a}\n${b}\n`),
  );
  expect(steps.map(({ impact }) => mayDrop(impact))).toEqual([false, false]);
});

function holding(rules: string) {
  const kernel = ipvs();
  for (const { change } of planChanges({ services: [] }, table(rules)).steps) kernel.apply(change);
  return kernel;
}
