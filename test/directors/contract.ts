import assert from 'node:assert/strict';
import type { Change } from '../../src/domain/change.ts';
import { type ObservedService, tableOf } from '../../src/domain/observation.ts';
import type { Result } from '../../src/domain/result.ts';
import type { RealServer } from '../../src/domain/server.ts';
import { serviceKeyText, type ServiceSettings } from '../../src/domain/service.ts';
import type { Director } from '../../src/ports/director.ts';

/** A fact about every director that can be changed. It is given one whose table is empty. */
export interface DirectorFact {
  readonly title: string;
  holds(director: Director): Promise<void>;
}

/** One list for every director: the unit tests run it here, `npm run test:kernel` on a machine with IPVS. */
export const directorContract: readonly DirectorFact[] = [
  {
    title: 'an empty table has no services',
    holds: async (director) => {
      assert.deepEqual(tableOf(value(await director.observe())).services, []);
    },
  },
  {
    title: 'what was added is observed, every attribute of it',
    holds: async (director) => {
      assert.deepEqual(value(await director.apply([addWeb, addFirst, addSecond, addMark, addDns, addTunnel])), []);
      const found = await services(director);
      assert.deepEqual([...found.keys()].sort(), ['fwmark 7 inet6', 'tcp 10.0.0.1:80', 'udp [2001:db8::1]:53']);
      assert.deepEqual(settings(found.get('tcp 10.0.0.1:80')), web);
      assert.deepEqual(settings(found.get('fwmark 7 inet6')), mark);
      assert.deepEqual(settings(found.get('udp [2001:db8::1]:53')), dns);
      assert.deepEqual(servers(found, 'tcp 10.0.0.1:80'), ['10.0.0.2:8080 masquerade 3', '10.0.0.3:80 route 0']);
      assert.deepEqual(servers(found, 'udp [2001:db8::1]:53'), ['2001:db8::2:53 tunnel 1 gue']);
    },
  },
  {
    title: 'a refused change is named, and those after it are made',
    holds: async (director) => {
      const refused = value(await director.apply([addWeb, addWeb, addFirst, addFirst, addSecond, unheardOf]));
      assert.deepEqual(
        refused.map(({ index, refusal }) => [index, refusal]),
        [
          [1, 'service-exists'],
          [3, 'server-exists'],
          [5, 'scheduler-not-found'],
        ],
      );
      assert.equal(servers(await services(director), 'tcp 10.0.0.1:80').length, 2);
    },
  },
  {
    title: 'an edit replaces and a deletion removes',
    holds: async (director) => {
      const edited: ServiceSettings = { ...web, scheduler: 'rr', persistence: null };
      const changes: Change[] = [
        addWeb,
        addFirst,
        addSecond,
        { kind: 'edit-service', service: edited },
        { kind: 'edit-server', service: web.key, server: { ...first, weight: 9 } },
        { kind: 'delete-server', service: web.key, server: second },
      ];
      assert.deepEqual(value(await director.apply(changes)), []);
      const found = await services(director);
      assert.deepEqual(settings(found.get('tcp 10.0.0.1:80')), edited);
      assert.deepEqual(servers(found, 'tcp 10.0.0.1:80'), ['10.0.0.2:8080 masquerade 9']);
      assert.deepEqual(value(await director.apply([{ kind: 'delete-service', service: web.key }])), []);
      assert.equal((await services(director)).size, 0);
    },
  },
  {
    title: 'what does not exist cannot be changed',
    holds: async (director) => {
      const changes: Change[] = [
        { kind: 'delete-service', service: web.key },
        { kind: 'edit-service', service: web },
        addFirst,
        addWeb,
        { kind: 'edit-server', service: web.key, server: first },
        { kind: 'delete-server', service: web.key, server: first },
      ];
      assert.deepEqual(
        value(await director.apply(changes)).map(({ index, refusal }) => [index, refusal]),
        [
          [0, 'no-such-service'],
          [1, 'no-such-service'],
          [2, 'service-not-defined'],
          [4, 'no-such-server'],
          [5, 'no-such-server'],
        ],
      );
    },
  },
  {
    title: 'thresholds are kept, and refused when they cross',
    holds: async (director) => {
      const crossed: Change = { kind: 'edit-server', service: web.key, server: { ...first, upper: 5, lower: 9 } };
      const set: Change = { kind: 'edit-server', service: web.key, server: { ...first, upper: 50, lower: 9 } };
      const refused = value(await director.apply([addWeb, addFirst, crossed, set]));
      assert.deepEqual(
        refused.map(({ index, refusal }) => [index, refusal]),
        [[2, 'thresholds-out-of-range']],
      );
      const server = (await services(director)).get('tcp 10.0.0.1:80')?.servers[0];
      assert.deepEqual([server?.upper, server?.lower], [50, 9]);
    },
  },
  {
    title: 'servers stand in the order of addition',
    holds: async (director) => {
      const ports = [8083, 8081, 8082, 8080];
      const added = ports.map((port): Change => ({ kind: 'add-server', service: web.key, server: { ...first, port } }));
      assert.deepEqual(value(await director.apply([addWeb, ...added])), []);
      const found = (await services(director)).get('tcp 10.0.0.1:80');
      assert.deepEqual(
        found?.servers.map(({ port }) => port),
        ports,
      );
    },
  },
  {
    title: 'timeouts are set, and a 0 leaves one as it was',
    holds: async (director) => {
      const change: Change = { kind: 'set-timeouts', timeouts: { tcp: 800, tcpfin: 0, udp: 200 } };
      const reset: Change = { kind: 'set-timeouts', timeouts: { tcp: 900, tcpfin: 120, udp: 300 } };
      assert.deepEqual(value(await director.apply([reset, change])), []);
      assert.deepEqual(value(await director.observe()).timeouts, { tcp: 800, tcpfin: 120, udp: 200 });
      assert.deepEqual(value(await director.apply([reset])), []);
    },
  },
  {
    title: 'a flush leaves nothing',
    holds: async (director) => {
      assert.deepEqual(value(await director.apply([addWeb, addFirst, addMark, { kind: 'flush' }])), []);
      assert.equal((await services(director)).size, 0);
    },
  },
  {
    title: 'zeroing works for a service and for all, and not for one that does not exist',
    holds: async (director) => {
      const changes: Change[] = [
        addWeb,
        { kind: 'zero', service: web.key },
        { kind: 'zero', service: null },
        { kind: 'zero', service: dns.key },
      ];
      assert.deepEqual(
        value(await director.apply(changes)).map(({ index, refusal }) => [index, refusal]),
        [[3, 'no-such-service']],
      );
    },
  },
];

const plain = { flags: 0, persistence: null, engine: null, onePacket: false };
const web: ServiceSettings = {
  ...plain,
  key: { kind: 'tcp', address: '10.0.0.1', port: 80 },
  scheduler: 'wrr',
  persistence: { timeout: 300, netmask: '255.255.255.0' },
};
const mark: ServiceSettings = {
  ...plain,
  key: { kind: 'fwmark', mark: 7, family: 'inet6' },
  scheduler: 'sh',
  flags: 2,
  persistence: { timeout: 60, netmask: 64 },
};
const dns: ServiceSettings = {
  ...plain,
  key: { kind: 'udp', address: '2001:db8::1', port: 53 },
  scheduler: 'rr',
  onePacket: true,
};
const bare = { upper: 0, lower: 0, tunnel: null };
const first: RealServer = { ...bare, address: '10.0.0.2', port: 8080, method: 'masquerade', weight: 3 };
const second: RealServer = { ...bare, address: '10.0.0.3', port: 80, method: 'route', weight: 0 };
const tunnelled: RealServer = {
  ...bare,
  address: '2001:db8::2',
  port: 53,
  method: 'tunnel',
  weight: 1,
  tunnel: { type: 'gue', port: 6080, checksum: 'remcsum' },
};

const addWeb: Change = { kind: 'add-service', service: web };
const addMark: Change = { kind: 'add-service', service: mark };
const addDns: Change = { kind: 'add-service', service: dns };
const addFirst: Change = { kind: 'add-server', service: web.key, server: first };
const addSecond: Change = { kind: 'add-server', service: web.key, server: second };
const addTunnel: Change = { kind: 'add-server', service: dns.key, server: tunnelled };
const unheardOf: Change = { kind: 'add-service', service: { ...dns, scheduler: 'unheard-of' } };

async function services(director: Director): Promise<ReadonlyMap<string, ObservedService>> {
  const found = value(await director.observe()).services;
  return new Map(found.map((service) => [serviceKeyText(service.key), service]));
}

function settings(service: ObservedService | undefined): ServiceSettings | undefined {
  if (!service) return undefined;
  const { key, scheduler, flags, persistence, engine, onePacket } = service;
  return { key, scheduler, flags, persistence, engine, onePacket };
}

function servers(found: ReadonlyMap<string, ObservedService>, key: string): readonly string[] {
  return (found.get(key)?.servers ?? []).map(
    ({ address, port, method, weight, tunnel }) =>
      `${address}:${port} ${method} ${weight}${tunnel ? ` ${tunnel.type}` : ''}`,
  );
}

function value<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`the director failed: ${JSON.stringify(result.failure)}`);
  return result.value;
}
