import { describe, expect, test } from 'vitest';
import { drawnClients } from '../../src/forecast/client.ts';
import { readDuration } from '../../src/forecast/duration.ts';
import { readEvents, readSysctl } from '../../src/forecast/events.ts';
import { readSuite } from '../../src/forecast/assertions/read-suite.ts';
import { runTest } from '../../src/forecast/assertions/run-suite.ts';
import { spreadPopulation, usualPrefix } from '../../src/forecast/population.ts';
import { simulate, type SimulationResult } from '../../src/forecast/simulation.ts';
import { readCommand } from '../../src/cli/forecast/event-reader.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { simulationSummary } from '../../src/report/simulation/simulation-summary.ts';
import { simulationText } from '../../src/report/simulation/simulation-text.ts';

const web = '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1 -g\n-a -t 192.0.2.1:80 -r 10.0.0.2 -g\n';

function run(rules: string, ...events: readonly string[]): SimulationResult {
  const read = readEvents(events.join('\n'), { command: readCommand, rulesFile: () => ({ ok: true, value: [] }) });
  if (!read.ok) throw new Error(read.failure.expected);
  const steps = simulate({
    rules: predict(rules).lines.flatMap(({ changes }) => changes),
    clients: (family) => drawnClients(spreadPopulation([usualPrefix(family)], 500)),
    rate: 20,
    sessionMs: 5000,
    shape: { requests: 5, requestBytes: 100, responseBytes: 100 },
    milliseconds: 120_000,
    seed: 3,
    events: read.value,
  });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function text(result: SimulationResult): string {
  return simulationText(simulationSummary('web', 3, result));
}

describe('a simulation counts', () => {
  test('the clients of a missing service, and the sessions that it loses', () => {
    const whole = run(web);
    const result = run(web, '30s: -C', `90s: -A -t 192.0.2.1:80 -s rr`);
    const [tally] = result.services;
    const [before] = whole.services;
    expect(tally?.away).toBeGreaterThan(1100);
    expect(tally?.away).toBeLessThan(1300);
    expect(Math.abs((tally?.sessions ?? 0) - (before?.sessions ?? 0))).toBeLessThan(100);
    expect(tally?.broken.get('deleted')).toBeGreaterThan(50);
    expect(text(result)).toContain('while the service was away');
    expect(text(result)).toContain(
      'when their server was deleted: no answer until the TCP timer of 900 s ends (expire_nodest_conn 0)',
    );
  });

  test.each([
    [
      'a deleted server with expire_nodest_conn 1',
      ['10s: sysctl expire_nodest_conn 1', '30s: -d -t 192.0.2.1:80 -r 10.0.0.1'],
      'reset',
    ],
    ['a deleted server', ['30s: -d -t 192.0.2.1:80 -r 10.0.0.1'], 'deleted'],
    ['a server that fails', ['30s: fail 10.0.0.1'], 'silent'],
    ['a timer that is too short', ['1s: --set 1 0 0'], 'idle'],
  ] as const)('sessions that are cut by %s', (_, events, cause) => {
    const [tally] = run(web, ...events).services;
    expect([...(tally?.broken.keys() ?? [])]).toEqual([cause]);
  });

  test.each([
    ['-m', true],
    ['-g', false],
  ])('the answers of a one-packet service with %s that no client can use', (method, unanswered) => {
    const dns = `-A -u 192.0.2.1:53 -s rr -o\n-a -u 192.0.2.1:53 -r 10.0.0.1 ${method}\n`;
    const [tally] = run(dns).services;
    expect(tally?.unanswered).toBe(unanswered ? tally?.sessions : 0);
    expect(tally?.sessions).toBeGreaterThan(0);
  });

  test('clients that a catch-all takes while their service is away', () => {
    const all = '-A -t 192.0.2.1:0 -s rr -p 60\n-a -t 192.0.2.1:0 -r 10.0.0.9:0 -g\n';
    const result = run(web + all, '30s: -D -t 192.0.2.1:80');
    const tally = result.services.find(({ key }) => key.kind === 'tcp' && key.port === 80);
    expect(tally?.elsewhere).toBeGreaterThan(300);
    expect(tally?.away).toBe(0);
  });
});

describe('an event without effect is reported', () => {
  test.each([
    ['10s: -e -t 192.0.2.1:80 -r 10.0.0.7 -w 1', { kind: 'refused', refusal: 'no-such-server' }],
    ['10s: -A -t 192.0.2.1:80 -s rr', { kind: 'refused', refusal: 'service-exists' }],
    ['10s: fail 10.0.0.7', { kind: 'no-such-server' }],
    ['10s: slow 10.0.0.1:81 x2', { kind: 'no-such-server' }],
  ])('%s', (event, why) => {
    expect(run(web, event).failed.map((failed) => failed.why)).toEqual([why]);
  });
});

test.each([
  ['5m30s', 330_000],
  ['1h5m', 3_900_000],
  ['90', 90_000],
  ['1.5h', 5_400_000],
  ['1s500ms', 1500],
  ['5m30', null],
  ['5m5m', null],
  ['m', null],
])('the duration %s is %s ms', (written, milliseconds) => {
  expect(readDuration(written)).toBe(milliseconds);
});

test('a setting that is not modelled is answered with those that are', () => {
  const read = readSysctl('sync_threshold 3');
  expect(read.ok ? '' : read.failure).toContain('conn_reuse_mode, expire_nodest_conn, expire_quiescent_template');
  expect(readSysctl('net.ipv4.vs.expire_nodest_conn=1')).toEqual({
    ok: true,
    value: { name: 'expire_nodest_conn', value: 1 },
  });
});

describe('a suite knows', () => {
  const rules = predict(`${web.replace('-s rr', '-s rr -p 60')}`).lines.flatMap(({ changes }) => changes);
  const failures = (lines: string) => {
    const suite = readSuite(`test it\n${lines}`, { command: readCommand });
    if (!suite.ok) throw new Error(suite.failure.expected);
    return suite.value.tests.flatMap((each) => runTest(each, rules).failures.map(({ message }) => message));
  };
  const at = 'at tcp 192.0.2.1:80';

  test('a server that fails and recovers', () => {
    expect(failures(`fail 10.0.0.1\nclients 10 ${at} are never refused\nclients 10 ${at} are always served`)).toEqual([
      '5 of 10 clients were refused or got no answer',
    ]);
    expect(failures(`fail 10.0.0.1\nrecover 10.0.0.1\nclients 10 ${at} are always served`)).toEqual([]);
    expect(failures(`fail 10.0.0.9\nclients 10 ${at} are always served`)).toEqual(['no service has 10.0.0.9']);
  });

  test('time: a remembered client is forgotten when its time is over', () => {
    const first = `client 198.18.0.1:5000 ${at} goes to 10.0.0.2`;
    const again = (wait: string, server: string) =>
      failures(
        `${first}\ndo -e -t 192.0.2.1:80 -r 10.0.0.2 -w 0\nwait ${wait}\nclient 198.18.0.1:5001 ${at} goes to ${server}`,
      );
    expect(again('30s', '10.0.0.2')).toEqual([]);
    expect(again('30m', '10.0.0.1')).toEqual([]);
  });

  test('settings of the kernel', () => {
    expect(
      failures(
        `sysctl expire_quiescent_template 1\nclient 198.18.0.1:5000 ${at} goes to 10.0.0.2\ndo -e -t 192.0.2.1:80 -r 10.0.0.2 -w 0\nclient 198.18.0.1:5001 ${at} goes to 10.0.0.1`,
      ),
    ).toEqual([]);
  });
});
