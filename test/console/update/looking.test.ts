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

  test('goes to the row that replaces a removed one', () => {
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

describe('a filter keeps the matching rows, and the services above them', () => {
  test.each<[filter: string, names: readonly string[]]>([
    ['10.0.0.2', ['192.0.2.1:80', '10.0.0.2:80']],
    ['192.0.2.2', ['192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
    ['method:wlc', ['192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
    ['weight=0', ['192.0.2.2:80', '10.0.0.3:80']],
    ['active>10', ['192.0.2.1:80', '10.0.0.1:80']],
    ['!192.0.2.1', ['192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
    ['active>18', ['192.0.2.1:80']],
    ['!route', ['192.0.2.1:80', '192.0.2.2:80']],
    ['!wlc', ['192.0.2.1:80', '10.0.0.1:80', '10.0.0.2:80']],
    ['cps>=3', ['192.0.2.1:80', '10.0.0.1:80']],
    ['/0\\.0\\.[24]:/', ['192.0.2.1:80', '10.0.0.2:80', '192.0.2.2:80', '10.0.0.4:80']],
    ['10.0.0.1 or 10.0.0.4', ['192.0.2.1:80', '10.0.0.1:80', '192.0.2.2:80', '10.0.0.4:80']],
    ['nothing-like-that', []],
  ])('%s', (filter, names) => {
    const rows = operator().type(`f${filter}\r`).screen.slice(3, 14);
    expect(rows.flatMap((row) => /(\S+:80)/.exec(row)?.[1] ?? [])).toEqual(names);
  });
});

describe('a filter that is being typed', () => {
  test('marks what is wrong, and the last valid one stays in force', () => {
    const typing = operator().type('f10.0.0.1 wieght>3');
    expect(typing.screen).toContain(' Filter: 10.0.0.1 wieght>3');
    expect(typing.screen).toContain("                  ^ there is no column 'wieght'; did you mean 'weight'?");
    expect(typing.state.table.filter).toBe('10.0.0.1 wieght');
    expect(typing.type('\r').state.dialog?.kind).toBe('prompt');
  });

  test('leaves the filter in force when it is abandoned', () => {
    expect(operator().type('fmasq\rfx\x1b').state.table.filter).toBe('masq');
  });

  test('can come from the history', () => {
    const entered = operator().type('fmasq\rFfactive>3\rFf');
    expect(entered.type('\x1b[A').state.table.filter).toBe('active>3');
    expect(entered.type('\x1b[A\x1b[A').state.table.filter).toBe('masq');
    expect(entered.type('\x1b[A\x1b[A\x1b[B\r').state.table.filter).toBe('active>3');
  });

  test('is refused by :filter with the reason', () => {
    const after = operator().type(':filter foo:bar\r');
    expect(after.state.notice?.text).toBe("not a filter: there is no column 'foo'");
    expect(after.state.table.filter).toBe('');
  });
});

describe('marks', () => {
  test('that a filter hides are not acted on', () => {
    const hidden = operator().type('j  f192.0.2.2\r');
    expect(hidden.state.table.marks.size).toBe(2);
    expect(hidden.screen.join('\n')).toContain('2 marked, 2 hidden');
    const refused = hidden.type('d');
    expect(refused.state.dialog).toBeNull();
    expect(refused.state.notice?.text).toBe('d drain: all 2 marked rows are hidden; U clears the marks');
  });

  test('that are shown are acted on without those that are hidden', () => {
    const some = operator().type('j  f10.0.0.2\rd');
    expect(some.state.dialog).toMatchObject({ proposal: { changes: [{ server: { address: '10.0.0.2' } }] } });
  });

  test('disappear with their rows, and do not come back with them', () => {
    const marked = operator().type('j  ');
    const gone = marked.sees({ ...twoSites, services: [drainingSite] });
    expect(gone.state.table.marks.size).toBe(0);
    expect(gone.state.notice?.text).toMatch(/; 2 marked rows are no longer in the table$/);
    expect(gone.sees(twoSites).state.table.marks.size).toBe(0);
  });
});

describe('sorting', () => {
  test.each<[command: string, names: readonly string[]]>([
    ['active', ['192.0.2.1:80', '10.0.0.1:80', '10.0.0.2:80', '192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
    ['weight', ['192.0.2.1:80', '10.0.0.2:80', '10.0.0.1:80', '192.0.2.2:80', '10.0.0.4:80', '10.0.0.3:80']],
    ['', ['192.0.2.1:80', '10.0.0.1:80', '10.0.0.2:80', '192.0.2.2:80', '10.0.0.3:80', '10.0.0.4:80']],
  ])('by %j keeps servers below their service', (column, names) => {
    const rows = operator().type(`:sort ${column}\r`).screen.slice(3, 14);
    expect(rows.flatMap((row) => /(\d\S+:80)/.exec(row)?.[1] ?? [])).toEqual(names);
  });
});

describe('an order that is held', () => {
  const servers = ({ screen }: ReturnType<typeof operator>) =>
    screen.slice(3, 14).flatMap((row) => /(10\.\S+:80)/.exec(row)?.[1] ?? []);
  const busier = (address: string): Observation => ({
    ...twoSites,
    services: twoSites.services.map((each) => ({
      ...each,
      servers: each.servers.map((server) => (server.address === address ? { ...server, active: 900 } : server)),
    })),
  });
  const sorted = operator().type(':sort active\r');

  test('stays while figures change, and is sorted again when it is let go', () => {
    const before = servers(sorted);
    const last = before.at(1)?.replace(':80', '') ?? '';
    expect(servers(sorted.sees(busier(last)))).not.toEqual(before);
    const held = sorted.type('t').sees(busier(last));
    expect(servers(held)).toEqual(before);
    expect(held.screen.join('\n')).toContain('order held');
    expect(servers(held.type('t'))).toEqual(servers(sorted.sees(busier(last))));
  });

  test('has new rows behind the others', () => {
    const held = sorted
      .sees({ ...twoSites, services: twoSites.services.slice(1) })
      .type('t')
      .sees(twoSites);
    expect(servers(held)).toEqual(['10.0.0.3:80', '10.0.0.4:80', '10.0.0.1:80', '10.0.0.2:80']);
  });

  test.each([
    ['another column is sorted by', '>'],
    ['the sort is inverted', 'I'],
  ])('is let go when %s', (_, key) => {
    expect(sorted.type('t').type(key).state.table.held).toBeNull();
  });

  test('needs a sort, and connections have none to hold', () => {
    expect(operator().type('t').state.notice?.text).toContain('rows are in the order of addition');
    expect(sorted.type('3').type('t').state.notice?.text).toContain('Z pauses them');
  });
});

test('a paused screen keeps its figures while samples continue, and can still be sorted', () => {
  const quiet: Observation = { services: [service('192.0.2.1', [])], unknown: [] };
  const paused = operator().type('Z').sees(quiet, 42_000);
  expect(paused.screen.join('\n')).toContain('10.0.0.4:80');
  expect(paused.screen.join('\n')).toContain('paused 00:41');
  expect(paused.type('Z').screen.join('\n')).not.toContain('10.0.0.4:80');
});

test('a folded service says how many servers it has', () => {
  expect(operator().type('-').screen.join('\n')).toContain('▸ TCP 192.0.2.1:80 (2)');
});

test('Esc clears marks, filter and search one after the other, and never quits', () => {
  const after = operator().type('/0.3\rf10\r \x1b\x1b\x1b\x1b\x1b\x1b');
  expect(after.state.table).toMatchObject({ filter: '', search: '' });
  expect(after.state.table.marks.size).toBe(0);
  expect(after.effects.filter(({ kind }) => kind === 'quit')).toEqual([]);
});

test('an abbreviated command is understood, an ambiguous one is not', () => {
  expect(operator().type(':conn\r').state.view).toBe('connections');
  expect(operator().type(':nonsense\r').state.notice?.text).toContain("there is no command 'nonsense'");
});

test('a rules file that changed is offered as a plan, and p shows it', () => {
  const table = { services: [{ ...busySite, servers: [server('10.0.0.1')] }] };
  const told = operator({ rules: 'lb.rules' }).happens({
    kind: 'rules-read',
    found: { kind: 'table', table, problems: [] },
    changed: true,
  });
  expect(told.state.notice?.text).toBe('lb.rules changed: p shows the 2 lines that would apply it');
  expect(told.effects).toEqual([]);
  const asked = told.type('p');
  expect(asked.effects).toEqual([{ kind: 'read-target', path: 'lb.rules' }]);
  const shown = asked.happens({ kind: 'target-read', path: 'lb.rules', found: { kind: 'table', table, problems: [] } });
  expect(shown.state.dialog).toMatchObject({ kind: 'plan', proposal: { origin: 'restore', typed: 'delete 2' } });
});

test('a rules file with faults is not a target', () => {
  const found = { kind: 'unreadable', reason: 'line 3 is skipped: no such service', problems: [] } as const;
  const after = operator().happens({ kind: 'target-read', path: 'lb.rules', found });
  expect(after.state.dialog).toBeNull();
  expect(after.state.notice?.text).toBe('lb.rules: line 3 is skipped: no such service');
});
