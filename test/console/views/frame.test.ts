import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridOf } from '../../../src/console/view-registry.ts';
import { server, service } from '../support/observations.ts';
import { operator } from '../support/operator.ts';
import { textWidth } from '../../../src/report/text-width.ts';

function table(columns: number): readonly string[] {
  return operator({ size: { columns, rows: 16 } }).screen.slice(2, 9);
}

describe('the table has the columns that fit', () => {
  test('60 columns', () => {
    expect(table(60)).toEqual([
      '   SERVICE / SERVER METHOD  WEIGHT ACTIVE  INACT CONN/s›',
      ' ▾ TCP 192.0.2.1:80 wrr          3     19     75      0',
      '!  ├ 10.0.0.1:80    Route        1     12     40      3',
      '   └ 10.0.0.2:80    Route        2      7     35      0',
      ' ▾ TCP 192.0.2.2:80 wlc          1      2      0      0',
      'D  ├ 10.0.0.3:80    Route  drain 0      2      0      0',
      '   └ 10.0.0.4:80    Route        1      0      0      0',
    ]);
  });

  test('80 columns', () => {
    expect(table(80).slice(0, 4)).toEqual([
      '   SERVICE / SERVER METHOD  WEIGHT ACTIVE  INACT CONN/s GOT/WANT %     IN B/s›',
      ' ▾ TCP 192.0.2.1:80 wrr          3     19     75      0 1 over              0',
      '!  ├ 10.0.0.1:80    Route        1     12     40      3 63/33  ████▍     1200',
      '   └ 10.0.0.2:80    Route        2      7     35      0 37/67  ██▋          0',
    ]);
  });

  test('120 columns', () => {
    expect(table(120).slice(0, 2)).toEqual([
      '   SERVICE / SERVER METHOD  WEIGHT ACTIVE  INACT CONN/s GOT/WANT %     IN B/s OUT B/s ACTIVE TREND IN P/s OUT P/s›',
      ' ▾ TCP 192.0.2.1:80 wrr          3     19     75      0 1 over              0       0            █      0       0',
    ]);
  });

  test('and the head of the sorted one is whole', () => {
    const { columns } = gridOf(operator().state);
    const wide = operator({ size: { columns: 300, rows: 16 } });
    const heads = columns.map(({ name }) => wide.type(`:sort ${name}\r`).screen[2] ?? '');
    expect(
      heads.filter((head, at) => !/[↑↓]/.test(head) || !head.includes(columns[at]?.title.slice(0, 7) ?? '')),
    ).toEqual([]);
    expect(heads[0]).toMatch(/^ {2}↑SERVICE/);
    expect(heads[3]).toContain('  WEIGHT↓ACTIVE  INACT');
  });

  test('40 columns, with weight and connections beside long names', () => {
    const long = service('2001:db8:1234:5678:9abc:def0:1234:5678', [server('2001:db8:1234:5678:9abc:def0:1234:1')]);
    const { screen } = operator({ size: { columns: 40, rows: 10 } }, { services: [long], unknown: [] });
    expect(screen.slice(1, 4)).toEqual([
      '  SERVICE / REAL SERVER   WEIGHT ACTIVE›',
      ' ▾ TCP [2001:…4:5678]:80       1      0',
      ' └ [2001:db8:…1234:1]:80       1      0',
    ]);
  });

  test('20 columns', () => {
    expect(operator({ size: { columns: 20, rows: 5 } }).screen).toEqual([
      ' ● 00:00:01 1s  sim',
      '▾ …2.0.2.1:80     19',
      '!├ ….0.0.1:80     12',
      '└ 10.0.0.2:80      7',
      ' ? help  q quit',
    ]);
  });
});

test('a plan shows the whole line, what it does to clients, and the keys that work', () => {
  expect(
    operator({ size: { columns: 60, rows: 15 } })
      .type('jx')
      .screen.slice(-8),
  ).toEqual([
    ' ! existing connections: 52 cut: TCP hangs for up to 900',
    '   s; with expire_nodest_conn 1 (unknown here) TCP is',
    '   reset at once',
    '',
    ' - ipvsadm -d -t 192.0.2.1:80 -r 10.0.0.1:80',
    '',
    '   Type delete to confirm:',
    ' Esc cancel  Ctrl-s stage  Ctrl-y copy  Ctrl-n reason',
  ]);
});

test('what is simulated says so in the first line, and the reason until the first key or where there is room', () => {
  const source = { spec: 'sim', simulated: 'this machine has no IPVS', intervalMs: 1000, kernel: {} };
  const [first, ...others] = operator({ source }).screen;
  expect(first).toMatch(/^ SIMULATED {2}● 00:00:01 1s {2}sim /);
  expect(others.at(-1)).toBe(' simulated: this machine has no IPVS');
  const tall = operator({ source, size: { columns: 80, rows: 40 } });
  expect(tall.screen[0]).toBe(' SIMULATED this machine has no IPVS');
});

test('no frame is wider or higher than its terminal, whatever was typed', () => {
  const keys = fc.array(
    fc.constantFrom(...'jkwaoixzsrpuf/:?LZ123GI><+-* 7'.split(''), '\r', '\t', '\x1b', '\x1b[C', '漢'),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 40 }), keys, (columns, rows, typed) => {
      const { screen } = operator({ size: { columns, rows } }).type(typed.join(''));
      expect(screen.length).toBeLessThanOrEqual(rows);
      for (const line of screen) expect(textWidth(line)).toBeLessThanOrEqual(columns);
    }),
    { numRuns: 300 },
  );
});

test('on a small screen the rows have the room, not the reason why they are simulated', () => {
  const source = { spec: 'sim', simulated: 'a long reason, longer than the row', intervalMs: 1000, kernel: {} };
  const { screen } = operator({ source, size: { columns: 20, rows: 5 } });
  expect(screen.filter((row) => row.includes(':80'))).toHaveLength(3);
});
