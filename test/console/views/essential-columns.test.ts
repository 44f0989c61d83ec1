import { describe, expect, test } from 'vitest';
import { drainingSite, service, twoSites } from '../support/observations.ts';
import { type Operator, operator } from '../support/operator.ts';

/** One service has no real servers, which is a problem. */
const faulty = { ...twoSites, services: [service('192.0.2.1', []), drainingSite] };

/** What shows a view with rows in it: a change is staged, and the log has the changes of others. */
const keysOf = { plan: 'jjw3\r\x134', problems: '5', log: '7' } as const;

function view(name: keyof typeof keysOf, columns: number): Operator {
  return operator({ size: { columns, rows: 10 } })
    .sees(faulty, 2000)
    .type(keysOf[name]);
}

/** The titles of the columns beside the first one, and the sign that there are more. */
function heads({ screen }: Operator): readonly string[] {
  return screen[1]?.match(/CHANGE|CONNS|IMPACT|SEVERITY|RULE|FIX|PROBLEM|WHO|RESULT|LINES|›$/g) ?? [];
}

describe('the column that says most about a row is the last to be left out', () => {
  test.each([
    ['plan', 20, ['CHANGE', '›']],
    ['plan', 40, ['CHANGE', '›']],
    ['plan', 60, ['CHANGE', 'CONNS', '›']],
    ['plan', 80, ['CHANGE', 'CONNS', 'IMPACT']],
    ['problems', 24, ['PROBLEM', '›']],
    ['problems', 40, ['PROBLEM', '›']],
    ['problems', 56, ['SEVERITY', 'PROBLEM', '›']],
    ['problems', 80, ['SEVERITY', 'RULE', 'FIX', 'PROBLEM']],
    ['log', 20, ['CHANGE', '›']],
    ['log', 40, ['CHANGE', '›']],
    ['log', 60, ['WHO', 'RESULT', 'CHANGE', '›']],
    ['log', 80, ['WHO', 'RESULT', 'LINES', 'CHANGE']],
  ] as const)('in the %s view with %i columns', (name, columns, titles) => {
    expect(heads(view(name, columns))).toEqual(titles);
  });

  test.each([
    ['plan', 26, /^~ {2}└ …0\.3:80 weight 0 ->…$/],
    ['problems', 40, /^ tcp 192\.0\.2\.1:80 +tcp 192\.0\.2\.1:80 ha…$/],
    ['log', 40, /^ \d\d-\d\d \d\d:\d\d:\d\d +TCP 192\.0\.2\.1:80 10…$/],
  ] as const)('and is cut where it does not fit, in the %s view with %i columns', (name, columns, row) => {
    expect(view(name, columns).screen).toContainEqual(expect.stringMatching(row));
  });

  test('and the others are reached by scrolling', () => {
    const scrolled = view('problems', 40).type('\x1b[C');
    expect(heads(scrolled)).toEqual(['SEVERITY', 'RULE', 'FIX']);
    expect(heads(scrolled.type('\x1b[D'))).toEqual(['PROBLEM', '›']);
  });
});
