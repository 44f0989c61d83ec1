import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import { operator } from '../support/operator.ts';
import { busySite, drainingSite, server, service, twoSites } from '../support/observations.ts';

const first = 'tcp 192.0.2.1:80';
const second = 'tcp 192.0.2.2:80';

describe('the cursor', () => {
  test.each<[keys: string, cursor: string]>([
    ['', first],
    ['j', `${first} 10.0.0.1:80`],
    ['\x1b[B\x1b[B', `${first} 10.0.0.2:80`],
    ['jjk', `${first} 10.0.0.1:80`],
    ['k', first],
    ['G', `${second} 10.0.0.4:80`],
    ['Gj', `${second} 10.0.0.4:80`],
    ['Gg', first],
    ['/0.3\r', `${second} 10.0.0.3:80`],
    ['/0.0\rn', `${first} 10.0.0.2:80`],
    ['/0.0\rN', `${second} 10.0.0.4:80`],
    ['j-', first],
    ['-j', second],
  ])('after %j is on %s', (keys, cursor) => {
    expect(operator().type(keys).state.table.cursor).toBe(cursor);
  });

  test('stays on its row when others come above it', () => {
    const more: Observation = {
      ...twoSites,
      services: [service('192.0.2.0', [server('10.0.0.9')]), ...twoSites.services],
    };
    const after = operator().type('jj').sees(more);
    expect(after.state.table).toMatchObject({ cursor: `${first} 10.0.0.2:80`, place: 4 });
  });

  test('goes to the row that takes the place of one that is gone', () => {
    const fewer: Observation = {
      ...twoSites,
      services: [{ ...busySite, servers: busySite.servers.slice(1) }, drainingSite],
    };
    expect(operator().type('j').sees(fewer).state.table.cursor).toBe(`${first} 10.0.0.2:80`);
  });

  test('stays on the screen when it gets smaller', () => {
    const after = operator()
      .type('G')
      .happens({ kind: 'resized', size: { columns: 20, rows: 5 } });
    expect(after.screen.join('\n')).toContain('0.0.4:80');
  });
});

describe('a filter keeps the rows that it is true of, and the services above them', () => {
  test.each<[filter: string, names: readonly string[]]>([
    ['10.0.0.2', ['192.0.2.1:80', '10.0.0.2:80']],
    ['192.0.2.2', ['192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
    ['method:wlc', ['192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
    ['weight=0', ['192.0.2.2:80', '10.0.0.3:80']],
    ['active>10', ['192.0.2.1:80', '10.0.0.1:80']],
    ['!192.0.2.1', ['192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
    ['nothing-like-that', []],
  ])('%s', (filter, names) => {
    const rows = operator().type(`f${filter}\r`).screen.slice(4);
    expect(rows.flatMap((row) => /(\S+:80)/.exec(row)?.[1] ?? [])).toEqual(names);
  });
});

describe('sorting', () => {
  test.each<[command: string, names: readonly string[]]>([
    ['active', ['192.0.2.1:80', '10.0.0.1:80', '10.0.0.2:80', '192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
    ['weight', ['192.0.2.1:80', '10.0.0.2:80', '10.0.0.1:80', '192.0.2.2:80', '10.0.0.4:80', '10.0.0.3:80']],
    ['', ['192.0.2.1:80', '10.0.0.1:80', '10.0.0.2:80', '192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
  ])('by %j keeps servers below their service', (column, names) => {
    const rows = operator().type(`:sort ${column}\r`).screen.slice(4);
    expect(rows.flatMap((row) => /(\d\S+:80)/.exec(row)?.[1] ?? [])).toEqual(names);
  });
});

test('a paused screen keeps its figures while samples go on, and can still be sorted', () => {
  const quiet: Observation = { services: [service('192.0.2.1', [])], unknown: [] };
  const paused = operator().type('Z').sees(quiet, 42_000);
  expect(paused.screen.join('\n')).toContain('10.0.0.4:80');
  expect(paused.screen.join('\n')).toContain('paused 00:41');
  expect(paused.type('Z').screen.join('\n')).not.toContain('10.0.0.4:80');
});

test('a folded service says how many servers it has', () => {
  expect(operator().type('-').screen.join('\n')).toContain('▸ TCP 192.0.2.1:80 (2)');
});

test('Esc takes back marks, filter and search one after the other, and never quits', () => {
  const after = operator().type('/0.3\rf10\r \x1b\x1b\x1b\x1b\x1b\x1b');
  expect(after.state.table).toMatchObject({ filter: '', search: '' });
  expect(after.state.table.marks.size).toBe(0);
  expect(after.effects).toEqual([]);
});

test('a command that is half typed is understood, one that could be several is not', () => {
  expect(operator().type(':conn\r').state.view).toBe('connections');
  expect(operator().type(':nonsense\r').state.notice?.text).toContain("there is no command 'nonsense'");
});

test('a rules file that changed is offered as a plan, and p shows it', () => {
  const table = { services: [{ ...busySite, servers: [server('10.0.0.1')] }] };
  const told = operator({ rules: 'lb.rules' }).happens({
    kind: 'rules-read',
    found: { kind: 'table', table, faults: 0 },
    changed: true,
  });
  expect(told.state.notice?.text).toBe('lb.rules changed: p shows the 2 lines that would follow it');
  expect(told.effects).toEqual([]);
  const asked = told.type('p');
  expect(asked.effects).toEqual([{ kind: 'read-target', path: 'lb.rules' }]);
  const shown = asked.happens({ kind: 'target-read', path: 'lb.rules', found: { kind: 'table', table, faults: 0 } });
  expect(shown.state.dialog).toMatchObject({ kind: 'plan', proposal: { origin: 'restore', typed: 'delete 2' } });
});

test('a rules file with faults is no target', () => {
  const found = { kind: 'unreadable', reason: 'line 3 is skipped: no such service' } as const;
  const after = operator().happens({ kind: 'target-read', path: 'lb.rules', found });
  expect(after.state.dialog).toBeNull();
  expect(after.state.notice?.text).toBe('lb.rules: line 3 is skipped: no such service');
});
