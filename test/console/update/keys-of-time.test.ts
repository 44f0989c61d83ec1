import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../src/change/journal/change-log.ts';
import type { Connection, Observation } from '../../../src/domain/observation.ts';
import { tableOf } from '../../../src/domain/observation.ts';
import { whatIf } from '../../../src/console/what-if.ts';
import { drainingSite, server, service, twoSites } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

const later: Observation = {
  ...twoSites,
  services: [service('192.0.2.1', [server('10.0.0.1', { active: 99 })]), drainingSite],
};

describe('back in time', () => {
  const seen = operator().sees(later, 2000).type('k');

  test('[ shows the sample before, and ] the table as it is', () => {
    const back = seen.type('[');
    expect(back.screen[0]).toContain('paused 00:01');
    expect(back.screen.join('\n')).toMatch(/10\.0\.0\.1:80 +Route +1 +12 /);
    expect(back.type(']').screen.join('\n')).toMatch(/10\.0\.0\.1:80 +Route +1 +99 /);
    expect(back.type(']').state.live.frozen).toBeNull();
  });

  test('ends at the oldest sample, and says how far back it is', () => {
    expect(seen.type('[[').state.notice?.text).toBe('no sample is older: 00:01 are kept');
  });

  test('] does nothing while the table is live, and says so', () => {
    expect(seen.type(']').state.notice?.text).toContain('the table is live');
  });

  test('a change from the past is a change of the present table', () => {
    const plan = seen.type('[jw5\r').state.dialog;
    expect(plan).toMatchObject({ kind: 'plan', proposal: { changes: [{ server: { weight: 5 } }] } });
  });
});

describe('the choice of columns', () => {
  test('hides, carries and brings back columns', () => {
    const asked = operator().type('c');
    expect(asked.screen.join('\n')).toContain('• method');
    const without = asked.type(' \r');
    expect(without.screen.join('\n')).not.toContain('METHOD');
    expect(asked.type('>\r').screen.join('\n')).toMatch(/WEIGHT METHOD/);
    expect(without.type('c0\r').screen.join('\n')).toContain('METHOD  WEIGHT');
  });
});

describe('what if', () => {
  test('needs something staged, and says so', () => {
    expect(operator().type('S').state.notice?.text).toContain('nothing is staged');
  });

  test('shows the shares of both tables side by side', () => {
    const staged = operator().type('jd\x13S');
    const asked = staged.effects.at(-1);
    if (asked?.kind !== 'what-if') throw new Error('nothing was asked');
    const found = whatIf(asked.before, asked.after, asked.perSecond);
    const screen = staged.happens({ kind: 'what-if', found }).screen.join('\n');
    expect(screen).toMatch(/10\.0\.0\.1:80 +33 % █+.* +0 %/);
    expect(screen).toMatch(/TCP 192\.0\.2\.1:80 {2}33 % of the sessions go elsewhere/);
  });

  test('gives the same clients to both', () => {
    const table = tableOf(twoSites);
    const { services } = whatIf(table, table, 5);
    for (const { servers } of services) for (const { before, after } of servers) expect(after).toBe(before);
  });
});

describe('the log', () => {
  const entry: LogEntry = {
    version: 1,
    id: 'a',
    at: '2026-11-23T16:40:02.123Z',
    who: 'alice',
    director: 'sim',
    table: 't',
    target: 'new.rules',
    before: { fingerprint: 'x' },
    after: {},
    commands: ['-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 5'],
    result: 'done',
  };
  const kept = operator({ size: { columns: 100, rows: 24 } })
    .happens({ kind: 'log-read', entries: [entry] })
    .type('7');

  test('shows the changes of all runs, with who made them and their commands', () => {
    const screen = kept.screen.join('\n');
    expect(screen).toMatch(/alice +done +1 new\.rules/);
    expect(screen).toContain('ipvsadm -e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 5');
    expect(kept.effects.at(-1)).toEqual({ kind: 'read-log' });
  });

  test('has a filter, and shows what others changed', () => {
    const both = kept.sees(later, 3000);
    expect(both.screen.join('\n')).toMatch(/elsewhere +TCP 192\.0\.2\.1:80/);
    expect(both.type('fresult:elsewhere\r').screen.join('\n')).not.toContain('alice');
  });

  test('asks the log on disk what to undo when nothing was changed here', () => {
    expect(kept.type('u').effects.at(-1)).toMatchObject({ kind: 'read-undo', way: 'undo' });
    const said = kept.type('u').happens({ kind: 'undo-read', proposal: null, said: 'nothing to undo' });
    expect(said.state.notice?.text).toBe('nothing to undo');
  });
});

describe('the connections', () => {
  const connection = (client: number, state = 'ESTABLISHED'): Connection => ({
    protocol: 'tcp',
    expires: 60 + client,
    state,
    source: `198.18.${client % 3}.${client}`,
    sourcePort: 40_000,
    virtual: '192.0.2.1',
    virtualPort: 80,
    destination: '10.0.0.1',
    destinationPort: 80,
  });
  const connections = [...Array(9).keys()].map((client) =>
    connection(client, client === 4 ? 'SYN_RECV' : 'ESTABLISHED'),
  );
  const shown = operator({ size: { columns: 120, rows: 30 } })
    .type('3')
    .happens({ kind: 'connections', connections });

  test('have a cursor, a filter and an order', () => {
    expect(shown.type('fstate:syn\r').screen.join('\n')).toContain('198.18.1.4:40000');
    expect(shown.type('fstate:syn\r').screen.join('\n')).not.toContain('198.18.0.3:40000');
    expect(shown.type(':sort expires\r').state.table.sort).toEqual({ column: 'expires', descending: true });
  });

  test('are grouped by client network with B, and a group opens with Enter', () => {
    const grouped = shown.type('B');
    expect(grouped.screen.join('\n')).toMatch(/▸ 198\.18\.0\.0\/24 +3/);
    expect(grouped.type('\r').screen.join('\n')).toMatch(/▾ 198\.18\.\d\.0\/24[\s\S]*198\.18\.\d\.\d:40000/);
  });

  test('lead to the row of their real server with Enter', () => {
    expect(shown.type('\r').state).toMatchObject({ view: 'table', table: { cursor: 'tcp 192.0.2.1:80 10.0.0.1:80' } });
  });

  test('are unknown where the director does not show them', () => {
    const hidden = operator({}, { ...twoSites, unknown: ['connections'] }).type('3');
    expect(hidden.screen.join('\n')).toContain('unknown: this director does not show its connections');
  });
});

test('M says that this console shows one director', () => {
  expect(operator().type('M').state.notice?.text).toContain('this console shows one director, sim');
});
