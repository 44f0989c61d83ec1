import { describe, expect, test } from 'vitest';
import { diffTables, isEmptyDiff } from '../../src/plan/diff/diff-tables.ts';
import { server, service, table } from './support/tables.ts';

describe('two tables are compared by what they mean', () => {
  const web = service('192.0.2.1:80', { scheduler: 'wlc' }, [server('10.0.0.1:80'), server('10.0.0.2:80')]);

  test('the order of services means nothing', () => {
    const dns = service('192.0.2.1:53', {}, []);
    expect(isEmptyDiff(diffTables(table(web, dns), table(dns, web)))).toBe(true);
  });

  test('an attribute is shown with its old and its new value', () => {
    const right = service('192.0.2.1:80', { scheduler: 'sh', flags: 1 }, [
      server('10.0.0.1:80', { weight: 5 }),
      server('10.0.0.2:80'),
    ]);
    expect(diffTables(table(web), table(right)).services).toMatchObject([
      {
        kind: 'changed-service',
        settings: [
          { attribute: 'scheduler', before: 'wlc', after: 'sh' },
          { attribute: 'flags', before: null, after: 'sh-fallback' },
        ],
        servers: [{ kind: 'changed-server', attributes: [{ attribute: 'weight', before: '1', after: '5' }] }],
      },
    ]);
  });

  test('servers that came and went are told apart from those that stayed', () => {
    const right = service('192.0.2.1:80', { scheduler: 'wlc' }, [server('10.0.0.2:80'), server('10.0.0.3:80')]);
    expect(diffTables(table(web), table(right)).services).toMatchObject([
      { servers: [{ kind: 'added-server' }, { kind: 'removed-server' }], reorder: null },
    ]);
  });

  test('an order that editing does not lead to is a difference of its own', () => {
    const right = service('192.0.2.1:80', { scheduler: 'wlc' }, [...web.servers].reverse());
    expect(diffTables(table(web), table(right)).services).toMatchObject([
      { settings: [], servers: [], reorder: { matters: 'ties' } },
    ]);
    const hashed = { ...right, scheduler: 'mh' };
    expect(diffTables(table({ ...web, scheduler: 'mh' }), table(hashed)).services).toMatchObject([
      { reorder: { matters: 'hash' } },
    ]);
  });

  test('a threshold that a side cannot tell is unknown, never 0', () => {
    const right = service('192.0.2.1:80', { scheduler: 'wlc' }, [
      server('10.0.0.1:80', { upper: 100 }),
      server('10.0.0.2:80'),
    ]);
    const told = diffTables(table(web), table(right), { unknown: { left: ['thresholds'] } });
    expect(told.services).toMatchObject([{ servers: [{ attributes: [{ attribute: 'upper', after: '100' }] }] }]);
    const [changed] = told.services;
    expect(JSON.stringify(changed)).not.toContain('"before":null');
    const back = diffTables(table(right), table(web), { unknown: { right: ['thresholds'] } });
    expect(back.services).toMatchObject([{ servers: [{ attributes: [{ attribute: 'upper', before: '100' }] }] }]);
    expect(isEmptyDiff(diffTables(table(web), table(web), { unknown: { right: ['thresholds'] } }))).toBe(true);
  });

  test('timeouts and daemons count only where both sides name them', () => {
    const timeouts = { tcp: 300, tcpfin: 60, udp: 30 };
    expect(diffTables(table(web), { ...table(web), timeouts }).timeouts).toBeNull();
    const before = { ...timeouts, udp: 300 };
    expect(diffTables({ ...table(web), timeouts: before }, { ...table(web), timeouts }).timeouts).toEqual({
      before,
      after: timeouts,
    });
  });
});

describe('what looks like two differences may be one', () => {
  test('a pool that changed its address has probably moved', () => {
    const from = service('192.0.2.1:80', {}, [server('10.0.0.1:80'), server('10.0.0.2:80')]);
    const to = service('192.0.2.9:80', {}, [server('10.0.0.1:80'), server('10.0.0.2:80')]);
    expect(diffTables(table(from), table(to)).hints).toEqual([{ kind: 'service-moved', from: from.key, to: to.key }]);
  });

  test('a server that changed its address alone was probably renamed', () => {
    const from = service('192.0.2.1:80', {}, [server('10.0.0.1:80'), server('10.0.0.2:80', { weight: 3 })]);
    const to = service('192.0.2.1:80', {}, [server('10.0.0.1:80'), server('10.0.0.7:80', { weight: 3 })]);
    expect(diffTables(table(from), table(to)).hints).toMatchObject([
      { kind: 'server-renamed', from: { address: '10.0.0.2' }, to: { address: '10.0.0.7' }, services: 1 },
    ]);
  });
});
