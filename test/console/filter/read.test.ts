import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FilterView, matches } from '../../../src/console/filter/filter.ts';
import { readFilter } from '../../../src/console/filter/read-filter.ts';

const columns = [
  { name: 'name', isNumber: false },
  { name: 'method', isNumber: false },
  { name: 'weight', isNumber: true },
  { name: 'active', isNumber: true },
  { name: 'outbps', isNumber: true },
];

type Item = Readonly<Record<string, string | number>>;

const view: FilterView<Item> = {
  text: (row) => Object.values(row).join(' ').toLowerCase(),
  words: (row, column) => String(row[column] ?? '').toLowerCase(),
  value: (row, column) => row[column] ?? null,
};

const rows: readonly Item[] = [
  { name: '10.0.1.1:8443', method: 'Masq', weight: 4, active: 6, outbps: 99_999 },
  { name: '10.0.1.2:8443', method: 'Masq', weight: 0, active: 29, outbps: 100_001 },
  { name: '10.0.1.3:80', method: 'Route', weight: 4, active: 20, outbps: 1_500_000 },
  { name: '[2001:db8::1]:80', method: 'Tunnel', weight: 1, active: 0 },
];

function kept(filter: string): readonly number[] {
  const read = readFilter(filter, columns);
  if (!read.ok) throw new Error(read.failure.why);
  return rows.flatMap((row, index) => (matches(read.value, row, view) ? [index + 1] : []));
}

describe('a filter keeps the matching rows', () => {
  test.each<[filter: string, kept: readonly number[]]>([
    ['', [1, 2, 3, 4]],
    ['  ', [1, 2, 3, 4]],
    ['masq', [1, 2]],
    ['MASQ', [1, 2]],
    ['!masq', [3, 4]],
    ['! masq', [3, 4]],
    ['!!masq', [1, 2]],
    ['10.0.1.2', [2]],
    ['masq 10.0.1.2', [2]],
    ['masq and 10.0.1.2', [2]],
    ['10.0.1.1 or 10.0.1.3', [1, 3]],
    ['masq weight>0 or tunnel', [1, 4]],
    ['masq (weight=0 or active<10)', [1, 2]],
    ['!(masq or route)', [4]],
    ['method:rou', [3]],
    ['m:rou', [3]],
    ['!method:masq', [3, 4]],
    ['method=route', [3]],
    ['method!=route', [1, 2, 4]],
    ['active>20', [2]],
    ['active>=20', [2, 3]],
    ['act<20', [1, 4]],
    ['act<=20', [1, 3, 4]],
    ['act=20', [3]],
    ['active >= 20', [2, 3]],
    ['active >=20 masq', [2]],
    ['(act < 20)', [1, 4]],
    ['outbps > 100 kb', [2, 3]],
    ['outbps>100 K or tunnel', [2, 3, 4]],
    ['method = route', [3]],
    ['not masq', [3, 4]],
    ['not (masq or route)', [4]],
    ['w!=4', [2, 4]],
    ['!w=4', [2, 4]],
    ['outbps>100K', [2, 3]],
    ['outbps>=1.5M', [3]],
    ['outbps<100kb', [1]],
    ['outbps!=1', [1, 2, 3]],
    ['/10\\.0\\.1\\.[12]/', [1, 2]],
    ['!/10\\.0\\.1\\.[12]/', [3, 4]],
    ['name:/^10.*:80$/', [3]],
    ['method:/masq|tunnel/ weight>0', [1, 4]],
    ['/ROUTE/i', [3]],
    ['"10.0.1.1:8443 masq"', [1]],
    ['method:"rou"', [3]],
    ['"or"', []],
    ['2001:db8::1', [4]],
    ['[2001:db8::1]:80', [4]],
    ['dead:beef::1', []],
    ['10.0.1.3:80', [3]],
  ])('%s', (filter, expected) => {
    expect(kept(filter)).toEqual(expected);
  });
});

describe('a filter that is wrong is marked where it is wrong', () => {
  test.each<[filter: string, at: number, length: number, why: string]>([
    ['foo:bar', 0, 3, "there is no column 'foo'"],
    ['masq wieght>3', 5, 6, "there is no column 'wieght'; did you mean 'weight'?"],
    ['active>many', 7, 4, "'many' is not a number such as 20, 1.5 or 100K"],
    ['active>', 0, 7, "a value is missing after '>'"],
    ['method>masq', 6, 1, "'method' is not a number; use = or :"],
    ['10.0.1.1[12]', 0, 12, 'for a regular expression write /10.0.1.1[12]/, for this text write "10.0.1.1[12]"'],
    ['10.0.*', 0, 6, 'for a regular expression write /10.0.*/, for this text write "10.0.*"'],
    ['/10(/', 0, 5, 'not a regular expression: unterminated group'],
    ['x /10', 2, 3, 'the closing / of the regular expression is missing'],
    ['"x', 0, 2, 'the closing " is missing'],
    ['/x/g', 0, 4, 'only the letter i may follow a regular expression'],
    ['(masq', 0, 1, "the ')' for this '(' is missing"],
    ['masq)', 4, 1, "there is no '(' for this ')'"],
    ['or masq', 0, 2, "a condition is missing before 'or'"],
    ['masq and', 8, 1, 'something is missing at the end'],
    ['masq or', 7, 1, 'something is missing at the end'],
    ['!', 1, 1, 'something is missing at the end'],
    ['()', 1, 1, "a condition is missing before ')'"],
  ])('%s', (filter, at, length, why) => {
    expect(readFilter(filter, columns)).toEqual({ ok: false, failure: { at, length, why } });
  });
});

test('any typed text is a filter, or has a fault with a position', () => {
  const piece = fc.constantFrom(
    'masq',
    '!',
    '(',
    ')',
    'or',
    'and',
    '/',
    '"',
    'active>',
    'w:',
    '10K',
    '\\',
    '[',
    ' ',
    'x',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((pieces) => pieces.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const read = readFilter(text, columns);
        if (read.ok) expect(rows.every((row) => typeof matches(read.value, row, view) === 'boolean')).toBe(true);
        else expect(read.failure.at).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});
