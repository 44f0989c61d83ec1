import { describe, expect, test } from 'vitest';
import { judgeTarget } from '../../../src/change/target/judge-target.ts';
import type { ExaminedHost } from '../../../src/console/examined-host.ts';
import type { WatchedRules } from '../../../src/console/state.ts';
import { rowsOfChange } from '../../../src/console/writing/staged.ts';
import { noNames } from '../../../src/ipvsadm/names.ts';
import { operator } from '../support/operator.ts';

const text = `-A -t 192.0.2.1:80 -s wrr
-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 0
`;

async function found(): Promise<WatchedRules['found']> {
  const content = new TextEncoder().encode(text);
  const { findings, target } = await judgeTarget({ kind: 'rules', name: 'site/a.rules', names: noNames, content }, {});
  const problems = findings.map(({ finding, change }) => ({
    finding,
    row: change === null ? null : (rowsOfChange(change)[0] ?? null),
  }));
  return { kind: 'table', table: target.table, problems };
}

describe('problems of the watched file', () => {
  test('have its line, are counted in the tab, and lead to the row', async () => {
    const size = { columns: 120, rows: 24 };
    const seen = operator({ rules: 'site/a.rules', size })
      .happens({ kind: 'rules-read', found: await found(), changed: false })
      .type('5/lvs302\r');
    const shown = seen.screen.join('\n');
    expect(shown).toMatch(/5 Problems !1/);
    expect(shown).toMatch(/a\.rules:1 +warning +LVS302/);
    expect(shown).toContain('site/a.rules:1:');
    expect(seen.type('\r').state).toMatchObject({ view: 'table', table: { cursor: 'tcp 192.0.2.1:80' } });
  });

  test('say why the file is not followed', () => {
    const reason = 'line 3: no such service';
    const seen = operator({ rules: 'a.rules' })
      .happens({ kind: 'rules-read', found: { kind: 'unreadable', reason, problems: [] }, changed: true })
      .type('5');
    expect(seen.screen.join('\n')).toMatch(/a\.rules +error +line 3: no such service/);
    expect(seen.screen.join('\n')).toContain('a.rules is not followed until this is fixed');
  });
});

describe('problems of the host', () => {
  const finding = {
    check: 'LVS605',
    name: 'arp-ignore',
    severity: 'error',
    host: 'lb1',
    subject: '192.0.2.2',
    message: 'the address is not local',
    why: 'clients cannot reach it',
    evidence: 'ip addr shows no such address',
    remedy: ['ip addr add 192.0.2.2/32 dev lo'],
    source: '',
  } as const;
  const unknown = [{ name: 'tunnel-mtu', host: 'lb1', reason: 'links: not read' }];
  const host: ExaminedHost = { kind: 'report', at: 1, report: { findings: [finding], unknown } };

  test('are asked for when the view is shown', () => {
    expect(operator().type('5').effects).toContainEqual({ kind: 'examine' });
  });

  test('are shown with evidence and remedy, and lead to the service of their address', () => {
    const seen = operator().type('5').happens({ kind: 'examined', host }).type('\x1b[H');
    const screen = seen.screen.join('\n');
    expect(screen).toMatch(/lb1 +error +LVS605 +the address is not local/);
    expect(screen).toContain('fix: ip addr add 192.0.2.2/32 dev lo');
    expect(screen).toMatch(/lb1 +unknown +tunnel-mtu was not/);
    expect(seen.type('\r').state).toMatchObject({ view: 'table', table: { cursor: 'tcp 192.0.2.2:80' } });
  });

  test('a host that cannot be examined is said to be so', () => {
    const failed = { kind: 'failed', at: 1, reason: 'no answer within 20 s' } as const;
    const screen = operator().type('5').happens({ kind: 'examined', host: failed }).screen.join('\n');
    expect(screen).toMatch(/host +unknown +doctor: no answer within 20 s/);
  });
});
