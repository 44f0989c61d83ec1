import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../src/domain/observation.ts';
import { lines } from '../../../src/console/writing/change-lines.ts';
import { readKeepalivedAlone } from '../../../src/sources/keepalived/read-keepalived.ts';
import { operator, type Operator } from '../support/operator.ts';
import { busySite, drainingSite, server, service, twoSites } from '../support/observations.ts';

function planned({ state }: Operator): readonly string[] {
  return state.dialog?.kind === 'plan' ? lines(state.dialog.proposal.changes) : [];
}

/** One machine in two services, and one in the first only. */
const shared: Observation = {
  services: [
    busySite,
    service('192.0.2.2', [server('10.0.0.1', { active: 5, weight: 4 }), server('10.0.0.10', { weight: 0 })]),
  ],
  unknown: [],
};

describe('each number shows its view', () => {
  test.each([
    ['1', 'table'],
    ['2', 'servers'],
    ['3', 'connections'],
    ['4', 'plan'],
    ['5', 'problems'],
    ['6', 'sync'],
    ['7', 'log'],
    ['!', 'problems'],
  ])('%s: %s', (key, view) => {
    expect(operator().type(key).state.view).toBe(view);
  });

  test('and Tab goes through them all, back to the first', () => {
    const seen = ['', '\t', '\t\t', '\t\t\t', '\t\t\t\t', '\t\t\t\t\t', '\t\t\t\t\t\t'].map(
      (keys) => operator().type(keys).state.view,
    );
    expect(seen).toEqual(['table', 'servers', 'connections', 'plan', 'problems', 'sync', 'log']);
    expect(operator().type('\t'.repeat(7)).state.view).toBe('table');
    expect(operator().type('\x1b[Z').state.view).toBe('log');
  });

  test('and the tabs name them, the view shown at least', () => {
    expect(operator({ size: { columns: 80, rows: 24 } }).screen[1]).toBe(
      '  1 Services  2 Servers  3 Connections  4 Plan  5 Problems  6 Sync  7 Log',
    );
    expect(operator({ size: { columns: 40, rows: 24 } }).type('6').screen[1]).toBe('  1  2  3  4  5  6 Sync  7');
  });
});

describe('the servers view', () => {
  const servers = operator({}, shared).type('2');

  test('has one row for each machine, with what it does in all its services', () => {
    expect(servers.screen.slice(2, 6)).toEqual([
      ' REAL SERVER        METHOD  WEIGHT ACTIVE  INACT CONN/s GOT/WANT %     IN B/s›',
      '!10.0.0.1           Route        5     17     40      3 1 over           1200',
      ' 10.0.0.2           Route        2      7     35      0 37/67  ██▋          0',
      'D10.0.0.10          Route  drain 0      0      0      0 empty 0s            0',
    ]);
  });

  test('drains a machine in every service', () => {
    expect(planned(servers.type('d'))).toEqual([
      '-e -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 0',
      '-e -t 192.0.2.2:80 -r 10.0.0.1:80 -g -w 0',
    ]);
  });

  test('deletes a machine from every service', () => {
    expect(planned(servers.type('x'))).toEqual([
      '-d -t 192.0.2.1:80 -r 10.0.0.1:80',
      '-d -t 192.0.2.2:80 -r 10.0.0.1:80',
    ]);
  });

  test('has a cursor, marks, a filter and a sorting of its own', () => {
    const arranged = servers.type('f/\\.[12]$/\rj :sort active\r');
    expect(arranged.state.table).toMatchObject({ filter: '/\\.[12]$/' });
    const first = arranged.type('1');
    expect(first.state.table).toMatchObject({ filter: '', cursor: 'tcp 192.0.2.1:80' });
    expect(first.state.table.marks.size).toBe(0);
    expect(first.type('2').state.table).toEqual(arranged.state.table);
  });

  test('names the services of a machine in its detail', () => {
    const detail = servers.type('\r').screen.join('\n');
    expect(detail).toContain('10.0.0.1  in 2 services');
    expect(detail).toContain('TCP 192.0.2.2:80');
  });

  test('does not edit a machine of several services, and says where to', () => {
    expect(servers.type('i').state.notice?.text).toBe('10.0.0.1 is in 2 services; select one in view 1');
    expect(servers.type('ji').state.dialog?.kind).toBe('form');
  });

  test('forgets a mark when the machine leaves the table', () => {
    const gone = servers.type('jj ').sees({ services: [busySite], unknown: [] });
    expect(gone.state.table.marks.size).toBe(0);
  });
});

describe('the sync view', () => {
  test('shows daemons and timeouts', () => {
    const daemons = [
      { state: 'master', device: 'eth1', syncId: 7, group: '224.0.0.81', port: 8848 },
      { state: 'backup', device: 'eth1', syncId: 8 },
    ] as const;
    const seen = operator({}, { ...twoSites, daemons, timeouts: { tcp: 900, tcpfin: 120, udp: 300 } }).type('6');
    const screen = seen.screen.join('\n');
    expect(screen).toContain('master  on eth1, syncid 7');
    expect(screen).toContain('group 224.0.0.81, port 8848');
    expect(screen).toContain('backup  on eth1, syncid 8');
    expect(screen).toMatch(/TCP after FIN +120 s/);
  });

  test('says what the director did not tell', () => {
    const screen = operator({}, { ...twoSites, unknown: ['daemons', 'timeouts'] })
      .type('6')
      .screen.join('\n');
    expect(screen).toContain('unknown: this director does not show its daemons');
    expect(screen).toContain('unknown: this director does not show its timeouts');
  });
});

test('the plan view shows staged changes with their summary', () => {
  const staged = operator().type('jd\x13jd\x13');
  expect(staged.screen[1]).toContain('4 Plan +2');
  const plan = staged.type('4').screen.join('\n');
  expect(plan).toContain('2 servers drained');
  expect(plan).toContain('ipvsadm -e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 0');
  expect(staged.type('4p').state.dialog).toMatchObject({ kind: 'plan', proposal: { origin: 'staged' } });
});

test('the problems view shows lint findings of the table, with the line', () => {
  const table = { ...twoSites, services: [service('192.0.2.1', [])] };
  const screen = operator({}, table).type('5').screen.join('\n');
  expect(screen).toMatch(/(warning|error) +LVS\d+/);
  expect(screen).toContain('ipvsadm -A -t 192.0.2.1:80 -s wrr');
});

test('the problems view tells drift from the file from the state of its health checks', () => {
  const conf = `virtual_server 192.0.2.1 80 {
  lb_algo wrr
  lb_kind DR
  protocol TCP
  real_server 10.0.0.1 80 {
    weight 5
  }
  real_server 10.0.0.2 80 {
    weight 2
  }
  real_server 10.0.0.3 80 {
    TCP_CHECK {
    }
  }
}
`;
  const source = readKeepalivedAlone(Buffer.from(conf));
  if (!source.ok) throw new Error(source.failure.what);
  const { value } = source;
  const found = { kind: 'table', table: value.table, problems: [], source: value } as const;
  const size = { columns: 120, rows: 24 };
  const screen = operator({ rules: 'k.conf', size }, { services: [busySite], unknown: [] })
    .happens({ kind: 'rules-read', found, changed: false })
    .type('5')
    .screen.join('\n');
  expect(screen).toMatch(/tcp 192\.0\.2\.1:80 10\.0\.0\.1:80 +drift +weight 5 -> 1/);
  expect(screen).toMatch(
    /tcp 192\.0\.2\.1:80 10\.0\.0\.3:80 +state +tcp 192\.0\.2\.1:80: 10\.0\.0\.3:80 is not in the table \(a health check/,
  );
  expect(screen).not.toMatch(/10\.0\.0\.3:80 +drift/);
});

test('no key of a row works in a view without rows', () => {
  for (const view of ['3', '4', '5', '6', '7']) {
    for (const key of ['w', 'd', 'x', 'i', 'a']) expect(operator().type(view + key).state.dialog).toBeNull();
  }
});

describe('the problems view', () => {
  const empty = operator({}, { ...twoSites, services: [service('192.0.2.1', []), drainingSite] }).type('5');

  test('leads to the row of a problem with Enter', () => {
    const at = empty.type('\r');
    expect(at.state).toMatchObject({ view: 'table', table: { cursor: 'tcp 192.0.2.1:80' } });
  });

  test('asks for the fixed table with f, and stages the changes to it', () => {
    const { effects } = operator({}, coarse).type('5\x1bOSfix:yes\rf');
    const [asked] = effects.filter(({ kind }) => kind === 'read-fix');
    expect(asked).toMatchObject({ kind: 'read-fix', rules: expect.stringContaining('-w 1') as string });
  });

  test('stages a fix that was read', () => {
    const table = { services: [{ ...coarse.services[0], servers: [] }, ...coarse.services.slice(1)] };
    const staged = operator({}, coarse).happens({ kind: 'fix-read', title: 'it', table: table as never });
    expect(staged.state.staged.map(({ kind }) => kind)).toEqual(['delete-server', 'delete-server']);
  });
});

/** Weights that could be divided by two. */
const coarse: Observation = {
  services: [service('192.0.2.1', [server('10.0.0.1', { weight: 4 }), server('10.0.0.2', { weight: 2 })])],
  unknown: [],
};
