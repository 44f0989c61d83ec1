import { describe, expect, test } from 'vitest';
import { openConversation } from '../../../src/directors/netlink/conversation.ts';
import { netlinkDirector } from '../../../src/directors/netlink-director.ts';
import type { Observation, ObservedServer, ObservedService } from '../../../src/domain/observation.ts';
import { success } from '../../../src/domain/result.ts';
import { rowFiguresOf } from '../../../src/domain/row-figures.ts';
import { rowsOf, rulesOf } from '../../../src/domain/same-rows.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { socketOfTable } from '../../support/netlink-socket.ts';

type Services = Observation['services'];

const figures = (count: number) => {
  const [connections, bytes] = [BigInt(count), BigInt(count) << 30n];
  return { connections, inPackets: connections * 7n, outPackets: connections * 5n, inBytes: bytes, outBytes: bytes };
};

function server(host: number, more: Partial<ObservedServer> = {}): ObservedServer {
  const counters = { active: host, inactive: 2 * host, persistent: 0, totals: figures(host), rates: figures(host) };
  const rule = { port: 8080, method: 'masquerade', weight: host, upper: 0, lower: 0, tunnel: null } as const;
  return { address: `10.0.0.${host}`, ...rule, ...counters, ...more };
}

function service(
  host: number,
  servers: readonly ObservedServer[],
  more: Partial<ObservedService> = {},
): ObservedService {
  const settings = { scheduler: 'wlc', flags: 0, persistence: null, engine: null, onePacket: false };
  const key = { kind: 'tcp', address: `192.0.2.${host}`, port: 80 } as const;
  return { key, ...settings, servers, totals: figures(host), rates: figures(host), ...more };
}

/** The kernel's order of services is that of a hash table. */
const first = [service(3, [server(7)]), service(1, [server(1), server(2), server(3)]), service(2, [server(4)])];
const edited = (edit: (one: ObservedServer) => ObservedServer) =>
  first.map((each) => ({ ...each, servers: each.servers.map(edit) }));
const onSecond = (more: Partial<ObservedServer>) =>
  edited((one) => (one.address === '10.0.0.2' ? { ...one, ...more } : one));

const withoutFigures = edited((one) => {
  const { address, port, method, weight, upper, lower, tunnel, active, inactive, persistent = 0 } = one;
  return { address, port, method, weight, upper, lower, tunnel, active, inactive, persistent };
});

async function readings(...tables: readonly Services[]): Promise<readonly Services[]> {
  let next = 0;
  const socket = socketOfTable(() => tables[next++] ?? []);
  const director = netlinkDirector(memoryFiles(), openConversation(success(socket)));
  const read: Services[] = [];
  for (const table of tables) {
    const observed = director.ok ? await director.value.observe() : director;
    if (!observed.ok) throw new Error(`reading ${table.length} services failed`);
    read.push(observed.value.services);
  }
  return read;
}

describe('a table that is read after another one is what it is when it is read alone,', () => {
  test.each<[what: string, table: Services, rows: 'same rows' | 'other rows', rules: 'same rules' | 'other rules']>([
    ['if nothing changed', first, 'same rows', 'same rules'],
    [
      'if counters changed',
      edited((one) => ({ ...one, active: 9, totals: figures(2 ** 33 - 1) })),
      'same rows',
      'same rules',
    ],
    ['if a weight changed', onSecond({ weight: 0 }), 'same rows', 'other rules'],
    ['if a threshold changed', onSecond({ upper: 5 }), 'same rows', 'other rules'],
    ['if a method changed', onSecond({ method: 'route' }), 'same rows', 'other rules'],
    ['if a tunnel changed', onSecond({ method: 'tunnel', tunnel: { type: 'ipip' } }), 'same rows', 'other rules'],
    ['if a scheduler changed', first.map((each) => ({ ...each, scheduler: 'rr' })), 'same rows', 'other rules'],
    ['if a port changed', onSecond({ port: 81 }), 'other rows', 'other rules'],
    ['if a server was added', [service(3, [server(7), server(8)]), ...first.slice(1)], 'other rows', 'other rules'],
    ['if a server was deleted', [service(3, []), ...first.slice(1)], 'other rows', 'other rules'],
    [
      'if a server went to another service',
      [service(3, []), service(1, [server(1), server(2), server(3)]), service(2, [server(7)])],
      'other rows',
      'other rules',
    ],
    ['if a service was added', [...first, service(4, [server(9)])], 'other rows', 'other rules'],
    ['if a service was deleted', first.slice(1), 'other rows', 'other rules'],
    ['if everything was deleted', [], 'other rows', 'other rules'],
    ['if the kernel shows the services in another order', first.toReversed(), 'same rows', 'same rules'],
    ['if the kernel has no 64-bit counters', withoutFigures, 'same rows', 'same rules'],
  ])('%s', async (_, table, rows, rules) => {
    const [alone] = await readings(table);
    const [before, after, again] = await readings(first, table, table);
    if (!alone || !before || !after || !again) throw new Error('not read');
    expect(after).toEqual(alone);
    expect(again).toEqual(alone);
    expect(rowsOf(after) === rowsOf(before) ? 'same rows' : 'other rows').toBe(rows);
    expect(rulesOf(after) === rulesOf(before) ? 'same rules' : 'other rules').toBe(rules);
    expect(rulesOf(again)).toBe(rulesOf(after));
    expect(again).toBe(after);
    expect(rowFiguresOf(again)).toEqual(rowFiguresOf([...alone]));
  });
});
