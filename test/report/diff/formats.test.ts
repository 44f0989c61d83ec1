import { describe, expect, test } from 'vitest';
import type { Table } from '../../../src/domain/table.ts';
import { diffTables } from '../../../src/plan/diff/diff-tables.ts';
import { planChanges } from '../../../src/plan/plan-changes.ts';
import { type DiffFormat, diffFormats } from '../../../src/report/diff/diff-formats.ts';
import { server, service, table } from '../../plan/support/tables.ts';

const [a, b] = [server('10.0.0.1:80'), server('10.0.0.2:80', { weight: 3 })];
const left = table(
  service('192.0.2.1:80', { scheduler: 'wrr' }, [
    a,
    server('10.0.0.9:80', { method: 'tunnel', tunnel: { type: 'ipip' } }),
  ]),
);
const right = table(
  service('192.0.2.1:80', { scheduler: 'wrr' }, [{ ...a, weight: 2 }, b]),
  service('192.0.2.2:80', {}, []),
);

function printed(format: DiffFormat, before: Table, after: Table, columns = 120): readonly string[] {
  const text = diffFormats[format]({
    names: ['old', 'new'],
    left: before,
    right: after,
    diff: diffTables(before, after),
    plan: planChanges(before, after),
    colour: false,
    columns,
  });
  return text.split('\n').slice(0, -1);
}

describe('a difference is printed', () => {
  test.each<[DiffFormat, readonly string[]]>([
    [
      'text',
      [
        '~ tcp 192.0.2.1:80',
        '    ~ 10.0.0.1:80 weight 1 -> 2',
        '        new connections: shares follow the new weight',
        '    + 10.0.0.2:80 Route weight 3',
        '        new connections: it takes its share',
        '    - 10.0.0.9:80 Tunnel weight 1',
        '        new connections: go to the other servers',
        '        existing connections: cut: TCP hangs for up to 900 s; with expire_nodest_conn 1 (unknown here) TCP is reset at once',
        '+ tcp 192.0.2.2:80 rr',
        '    new connections: served as soon as the first server is added',
        '1 service added, 1 changed; 1 server added, 1 removed, 1 changed',
      ],
    ],
    [
      'unified',
      [
        '--- old',
        '+++ new',
        '@@ -1,3 +1,4 @@',
        ' -A -t 192.0.2.1:80 -s wrr',
        '--a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1',
        '--a -t 192.0.2.1:80 -r 10.0.0.9:80 -i -w 1 --tun-type ipip',
        '+-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 2',
        '+-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 3',
        '+-A -t 192.0.2.2:80 -s rr',
      ],
    ],
    [
      'commands',
      [
        '-A -t 192.0.2.2:80 -s rr',
        '-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 3',
        '-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 2',
        '-d -t 192.0.2.1:80 -r 10.0.0.9:80',
      ],
    ],
  ])('as %s', (format, lines) => {
    expect(printed(format, left, right)).toEqual(lines);
  });

  test('side by side, as wide as there is room', () => {
    const rows = printed('side-by-side', left, right, 60);
    expect(rows.map((row) => row.charAt(29))).toEqual([' ', '|', '|', '>']);
    expect(rows.every((row) => row.length <= 60)).toBe(true);
    expect(rows[1]).toBe('-a -t 192.0.2.1:80 -r 10.0.… | -a -t 192.0.2.1:80 -r 10.0.…');
  });

  test('as a table for a review, a loss in bold', () => {
    const lines = printed('markdown', left, right);
    expect(lines[0]).toBe(
      '**lvsrules**: `old` → `new`: 1 service added, 1 changed; 1 server added, 1 removed, 1 changed',
    );
    expect(lines.slice(4)).toHaveLength(4);
    expect(lines.at(-1)).toContain('| **loss**: cut: TCP hangs for up to 900 s');
  });

  test.each<DiffFormat>(['text', 'json', 'markdown', 'unified', 'side-by-side', 'commands'])(
    'as %s without a word when the sides are the same, or with the words that say so',
    (format) => {
      const said = printed(format, left, left).join('\n');
      if (format === 'json') expect(JSON.parse(said)).toMatchObject({ services: [], commands: [] });
      else if (format === 'text') expect(said).toBe('no difference');
      else expect(said).toBe(format === 'markdown' ? '**lvsrules**: `old` → `new`: no difference' : '');
    },
  );

  test('with its timeouts and daemons', () => {
    const [before, after] = [
      { ...left, timeouts: { tcp: 1, tcpfin: 2, udp: 3 }, daemons: [] },
      { ...left, timeouts: { tcp: 9, tcpfin: 2, udp: 3 }, daemons: [{ state: 'master', device: 'eth0', syncId: 1 }] },
    ] satisfies [Table, Table];
    expect(printed('text', before, after)).toEqual([
      '~ timeouts 1 2 3 -> 9 2 3',
      '+ daemon master on eth0, syncid 1',
      'timeouts changed; 1 daemon changed',
    ]);
  });
});
