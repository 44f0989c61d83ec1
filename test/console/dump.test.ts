import { describe, expect, test } from 'vitest';
import { viewDump } from '../../src/console/dump/view-dump.ts';
import { schemaErrors } from '../support/schema.ts';
import { oneClient, server, service, twoSites } from './support/observations.ts';
import { type Operator, operator } from './support/operator.ts';

function dumped({ state }: Operator, path: string): string {
  const dump = viewDump(state, path);
  return dump.ok ? dump.value.text : `failed: ${dump.failure}`;
}

const looking = operator({}, twoSites);

describe('a view is written as it is arranged', () => {
  test('as text, whole, with what it is of', () => {
    const [head, heads, ...rows] = dumped(looking, 'a.txt').trimEnd().split('\n');
    expect(head).toBe('services of sim, 1970-01-01T00:00:01.000Z');
    expect(heads).toMatch(/^SERVICE \/ REAL SERVER +METHOD +WEIGHT/);
    expect(rows.map((row) => row.replace(/(:80).*/, '$1'))).toEqual([
      'TCP 192.0.2.1:80',
      '  10.0.0.1:80',
      '  10.0.0.2:80',
      'TCP 192.0.2.2:80',
      '  10.0.0.3:80',
      '  10.0.0.4:80',
    ]);
  });

  test('as CSV, with whole numbers, and the service of each server', () => {
    const [head, first, second] = dumped(looking, 'a.CSV').split('\r\n');
    expect(head).toMatch(/^kind,group,name,method,weight,active,/);
    expect(first).toMatch(/^service,,TCP 192\.0\.2\.1:80,wrr,3,19,/);
    expect(second).toMatch(/^server,tcp 192\.0\.2\.1:80,10\.0\.0\.1:80,Route,1,12,/);
  });

  test('as JSON that is what its schema says', () => {
    const text = dumped(looking.type('f10.0.0.3\r'), 'a.json');
    expect(schemaErrors('view', text)).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      view: 'services',
      director: 'sim',
      filter: '10.0.0.3',
      rows: [{ kind: 'service' }, { kind: 'server', values: { name: '10.0.0.3:80', weight: 0, active: 2 } }],
    });
  });

  test('with names, if they are shown', () => {
    const nameOf = (place: string) => (place === '10.0.0.1' ? 'web1' : null);
    const named = operator({ preferences: { nameOf } }, twoSites);
    expect(dumped(named, 'a.csv')).toContain('10.0.0.1:80');
    expect(dumped(named.type('#'), 'a.csv')).toContain('web1:80');
    expect(dumped(named.type('#'), 'a.txt')).toContain('web1:80');
  });

  test('without colours and control characters', () => {
    const evil = { services: [service('192.0.2.1', [server('10.0.0.1')], { scheduler: 'x\x1b[2J' })], unknown: [] };
    expect(dumped(operator({}, evil), 'a.txt')).not.toContain('\x1b');
  });

  test('a view without rows is text', () => {
    expect(dumped(looking.type('?'), 'a.txt')).toContain('Moving');
    expect(dumped(looking.type('?'), 'a.csv')).toBe('failed: this view has no rows for CSV; use a name without .csv');
  });
});

test.each(['txt', 'csv', 'json'])('hidden clients are hidden in a dump as .%s, grouped and not', (ending) => {
  const { source } = oneClient;
  const seen = looking.type('3').happens({ kind: 'connections', connections: [oneClient] });
  expect(dumped(seen, `a.${ending}`)).toContain(source);
  for (const keys of ['P', 'PB', 'PB+']) expect(dumped(seen.type(keys), `a.${ending}`)).not.toContain('198.51.100');
});

test('O asks for a file and proposes a name that does not exist yet', () => {
  const asked = looking.type('O');
  expect(asked.screen.join('\n')).toContain('lvsrules-services-19700101T000001.txt');
  expect(asked.type('\r').effects.at(-1)).toMatchObject({
    kind: 'dump',
    path: 'lvsrules-services-19700101T000001.txt',
  });
  expect(looking.type(':dump x.csv\r').effects.at(-1)).toMatchObject({ kind: 'dump', path: 'x.csv' });
  expect(looking.type('O').happens({ kind: 'dumped', path: 'x.csv', rows: 6 }).state.notice?.text).toBe(
    '6 rows written to x.csv',
  );
});
