import { describe, expect, test } from 'vitest';
import { predict } from '../../src/ipvsadm/predict.ts';
import { asPair } from '../../src/plan/diff/as-pair.ts';
import { diffTables, isEmptyDiff } from '../../src/plan/diff/diff-tables.ts';

const table = (rules: string) => predict(rules).table;
const web = (...weights: readonly number[]) =>
  `-A -t 192.0.2.1:80 -s wrr\n${weights.map((weight, place) => `-a -t 192.0.2.1:80 -r 10.0.0.${place + 1}:80 -g -w ${weight}\n`).join('')}`;
const daemon = (state: string, device: string, id: number) =>
  `--start-daemon ${state} --mcast-interface ${device} --syncid ${id}\n`;

function differs(one: string, other: string): boolean {
  const { left, right } = asPair(table(one), table(other));
  return !isEmptyDiff(diffTables(left, right));
}

describe('two directors as a pair', () => {
  test.each<[title: string, left: string, right: string, differs: boolean]>([
    ['the same rules', web(1, 1), web(1, 1), false],
    ['master and backup of one sync id', daemon('master', 'eth0', 1), daemon('backup', 'eth0', 1), false],
    ['interfaces of their own', daemon('master', 'eth0', 1), daemon('backup', 'bond1', 1), false],
    [
      'both ways, crosswise',
      daemon('master', 'eth0', 1) + daemon('backup', 'eth0', 2),
      daemon('master', 'eth0', 2) + daemon('backup', 'eth0', 1),
      false,
    ],
    [
      'both ways, but one sync id for each',
      daemon('master', 'eth0', 1) + daemon('backup', 'eth0', 1),
      daemon('master', 'eth0', 2) + daemon('backup', 'eth0', 2),
      true,
    ],
    ['two masters', daemon('master', 'eth0', 1), daemon('master', 'eth0', 1), true],
    ['another sync id', daemon('master', 'eth0', 1), daemon('backup', 'eth0', 2), true],
    ['a server that one of them has quiesced', web(1, 0), web(1, 5), false],
    ['other weights', web(1, 2), web(1, 5), true],
    ['a server that one of them lacks', web(1, 1), web(1), true],
    ['a service that one of them lacks', web(1) + '-A -u 192.0.2.1:53 -s rr\n', web(1), true],
  ])('%s', (_, left, right, expected) => {
    expect(differs(left, right)).toBe(expected);
    expect(differs(right, left)).toBe(expected);
  });

  test('name the servers that only one of them has quiesced', () => {
    expect(asPair(table(web(0, 1, 0)), table(web(1, 0, 0))).states).toMatchObject([
      { server: { address: '10.0.0.1' }, quiesced: 'left' },
      { server: { address: '10.0.0.2' }, quiesced: 'right' },
    ]);
  });
});
