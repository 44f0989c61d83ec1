import { describe, expect, test } from 'vitest';
import { consoleCommand } from '../../../src/cli/commands/console.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import { runInMemory } from '../../support/memory-world.ts';
import { answered } from '../support/answered.ts';
import { server, service } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

/** A rules file: it has no connections to count. */
const file: Observation = {
  services: [service('192.0.2.1', [server('10.0.0.1', { weight: 0 }), server('10.0.0.2')])],
  unknown: ['connections'],
};

describe('a director that counts no connections', () => {
  const seen = operator({}, file).type('j');

  test('has empty cells where others have figures, and no count in the title', () => {
    expect(seen.screen[0]).not.toContain('active');
    expect(seen.screen[4]).toBe('D  ├ 10.0.0.1:80    Route  drain 0');
    expect(seen.type('2').screen[3]).toBe('D10.0.0.1           Route  drain 0');
  });

  test('has no history and no figures in the panel of a row, which says so', () => {
    const panel = seen.type('\r').screen.join('\n');
    expect(panel).not.toContain('at most');
    expect(panel).not.toContain('0 active');
    expect(panel).toContain('connections and figures are unknown: this director does not count them');
  });

  test('never says that a drained server is empty', () => {
    const drained = answered(operator({}, file).type('jjdrefuse\r'), 2000);
    const late = drained.sees(drained.state.live.latest?.observation ?? file, 60_000);
    expect(late.screen.join('\n')).not.toContain('empty');
    expect(seen.type('jd').screen.join('\n')).not.toContain('no connections are left');
  });

  test('is not sorted or filtered by what it does not count', () => {
    expect(seen.type('factive=0\r').screen.join('\n')).toContain('no row matches');
  });
});

test('console --once of a rules file has no figures, in every format', async () => {
  const files = { '/etc/ipvs.rules': '-A -t 192.0.2.1:80 -s wlc\n-a -t 192.0.2.1:80 -r 10.0.0.1 -g -w 2\n' };
  const once = (format: string) =>
    runInMemory(consoleCommand, files, [], { director: 'file:/etc/ipvs.rules', once: true, format });
  expect((await once('table')).stdout).toMatch(/^ {2}10\.0\.0\.1:80 +Route +2$/m);
  expect((await once('csv')).stdout).toMatch(/10\.0\.0\.1:80,Route,2,,,,serves,,/);
  const [listed] = (JSON.parse((await once('json')).stdout) as { services: { servers: object[] }[] }).services;
  expect(Object.keys(listed?.servers[0] ?? {})).not.toContain('active');
  expect(Object.keys(listed ?? {})).not.toContain('rates');
});
