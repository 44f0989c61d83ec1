import { describe, expect, test } from 'vitest';
import { server, service } from '../support/observations.ts';
import { operator } from '../support/operator.ts';

const why = "cannot reach 'ssh://lb1': ssh: Could not resolve hostname lb1.example: Name or service not known";

/** What a screen says, however it is broken into lines. */
function said(screen: readonly string[]): string {
  return screen.slice(2).join(' ').replace(/ +/g, ' ');
}

describe.each([40, 80, 200])('at %i columns no sentence is cut', (columns) => {
  const size = { columns, rows: 60 };

  test('why a director cannot be read', () => {
    const failed = operator({ size }, null).happens({ kind: 'not-observed', at: 1000, reason: why });
    expect(said(failed.screen)).toContain(why);
    expect(said(failed.type('6').screen)).toContain(why);
  });

  test('that there are no sync daemons', () => {
    const { screen } = operator({ size }, { services: [], daemons: [], unknown: [] }).type('6');
    expect(said(screen)).toContain('a backup director would not know these connections.');
  });

  test('that no row matches a filter', () => {
    const { screen } = operator({ size }).type('fmethod:wrr active>1000 outbps>100K\r');
    expect(said(screen)).toContain('F clears it');
  });

  test('what a key does, and why it is blocked', () => {
    const { screen } = operator({ size: { ...size, columns: 140 } }).type('?');
    expect(said(screen)).toContain('delete; type delete to confirm if clients can lose connections');
    expect(said(screen)).toContain('weights stay as they are (nothing is made in steps)');
  });
});

const servers = [server('10.0.0.1', { weight: 4 }), server('10.0.0.2', { weight: 2 })];
const coarse = { services: [service('192.0.2.1', servers)], unknown: [] };

test('the panel of a problem offers no key that is locked', () => {
  const lock = { reason: 'it is read-only', opens: false };
  const size = { columns: 120, rows: 24 };
  const [open, locked] = [operator({ size }, coarse), operator({ size, lock }, coarse)].map((one) =>
    one.type('5').screen.join('\n'),
  );
  expect(open).toContain('f stages the fix');
  expect(locked).not.toContain('f stages the fix');
  expect(locked).toContain('lvsrules explain LVS');
});

test('without a row, the line above the panel has no gap for its name', () => {
  expect(operator().type('4').screen).toContain('─'.repeat(80));
});

test.each(['no such file or directory', 'line 3: refused: Service already exists'])(
  'a watched file that cannot be followed says why: %s',
  (reason) => {
    const found = { kind: 'unreadable', reason, problems: [] } as const;
    const { notice } = operator({ rules: 'lb.rules' }).happens({ kind: 'rules-read', found, changed: true }).state;
    expect(notice?.text).toBe(`lb.rules changed, but is not followed: ${reason}`);
  },
);
