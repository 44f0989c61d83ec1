import { describe, expect, test } from 'vitest';
import type { ServiceSettings } from '../../src/domain/service.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { cutConnections } from '../../src/plan/impact/cut.ts';
import { disruptions } from '../../src/plan/limits/disruption.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';

const settings = (service: string): ServiceSettings => {
  const [found] = predict(`-A ${service} -s rr\n`).table.services;
  if (!found) throw new Error('no service');
  return found;
};

describe('the connections of a deleted server', () => {
  test.each([
    ['-t 192.0.2.1:80', false, 'loss', 'cut: TCP hangs for up to 900 s (expire_nodest_conn is 0)'],
    ['-t 192.0.2.1:80', true, 'loss', 'cut at once: TCP is reset at once (expire_nodest_conn is 1)'],
    ['-u 192.0.2.1:53', false, 'loss', 'cut: UDP gets no answer for up to 300 s (expire_nodest_conn is 0)'],
    ['-u 192.0.2.1:53', true, 'changed', 'go to another server at once (expire_nodest_conn is 1)'],
    [
      '-f 7',
      false,
      'loss',
      'cut: TCP hangs for up to 900 s, UDP gets no answer for up to 300 s (expire_nodest_conn is 0)',
    ],
    [
      '-t 192.0.2.1:80',
      undefined,
      'loss',
      'cut: TCP hangs for up to 900 s; with expire_nodest_conn 1 (unknown here) TCP is reset at once',
    ],
  ])('of %s with expire_nodest_conn %s', (service, endsOrphans, kind, note) => {
    expect(cutConnections(settings(service), { endsOrphans }, true)).toEqual({ kind, note });
  });

  test('hang for as long as the timeouts of the director say', () => {
    const circumstances = {
      endsOrphans: false,
      timeouts: { tcp: 60, tcpfin: 30, udp: 10 },
      connections: { active: 3, inactive: 1 },
    };
    const { note } = cutConnections(settings('-t 192.0.2.1:80'), circumstances, true);
    expect(note).toBe('4 cut: TCP hangs for up to 60 s (expire_nodest_conn is 0)');
  });
});

describe('a server of weight 0 keeps', () => {
  const notes = (service: string, options: { reuseMode?: number; endsOrphans?: boolean } = {}) => {
    const rules = (weight: number) =>
      predict(`-A ${service} -s rr\n-a ${service} -r 10.0.0.1:80 -g\n-a ${service} -r 10.0.0.2:80 -g -w ${weight}\n`)
        .table;
    return planChanges(rules(1), rules(0), options).steps.map(({ impact }) => impact.existing.note);
  };

  test.each([
    ['-u 192.0.2.1:80', {}, 'a UDP client that keeps its port stays here while it sends'],
    ['-t 192.0.2.1:80', {}, undefined],
    ['-t 192.0.2.1:80', { reuseMode: 0 }, 'a TCP client that reuses its port comes back here (conn_reuse_mode is 0)'],
    ['-t 192.0.2.1:80', { reuseMode: 0, endsOrphans: true }, undefined],
  ])('clients of %s with %j', (service, options, note) => {
    expect(notes(service, options)).toEqual([note]);
  });
});

describe('how much a hash plan disturbs is what clients get', () => {
  const rules = (flags: string, ...weights: number[]) =>
    predict(
      [
        `-A -t 192.0.2.1:80 -s mh${flags}`,
        ...weights.map((weight, at) => `-a -t 192.0.2.1:80 -r 10.0.0.${at + 1}:80 -g -w ${weight}`),
        '',
      ].join('\n'),
    ).table;
  const disturbed = (from: ReturnType<typeof rules>, to: ReturnType<typeof rules>) =>
    disruptions(from, planChanges(from, to).steps);

  test('nothing when mh-fallback comes or goes', () => {
    expect(disturbed(rules('', 1, 1, 1), rules(' -b mh-fallback', 1, 1, 1))).toEqual([]);
    expect(disturbed(rules(' -b mh-fallback', 1, 1, 1), rules('', 1, 1, 1))).toEqual([]);
  });

  test('a third when one of three is quiesced without fallback; with it they move and no client is refused', () => {
    const from = rules('', 1, 1, 1);
    const [found] = disturbed(from, rules('', 1, 1, 0));
    expect(found).toMatchObject({ by: 'hash', fallback: { flag: 'mh-fallback' } });
    expect(found?.share).toBeCloseTo(1 / 3, 1);
    expect(found?.fallback?.moved).toBeCloseTo(1 / 3, 1);
    const after = planChanges(from, rules(' -b mh-fallback', 1, 1, 0)).steps.at(-1);
    expect(after?.impact.refused).toBe(0);
  });

  test('no reason promises that others take the clients that are refused', () => {
    const [step] = planChanges(rules('', 1, 1, 1), rules('', 1, 1, 0)).steps;
    expect(step?.impact.newConnections.kind).toBe('loss');
    expect(step?.reason).toBe('the target has weight 0 here; add -b mh-fallback first, so that they go to the others');
  });

  test('every step when a server is quiesced and removed: its clients move once', () => {
    const from = rules(' -b mh-fallback', 1, 1, 1);
    const to = rules(' -b mh-fallback', 1, 1);
    const { steps } = planChanges(from, to, { drain: { timeoutMs: 1000 } });
    const [quiesce, gone] = steps.map(({ impact }) => impact.remapped ?? 0);
    expect(quiesce).toBeCloseTo(1 / 3, 1);
    expect(gone).toBeGreaterThan(0);
    expect(gone).toBeLessThan(quiesce ?? 0);
  });
});
