import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import type { Observation } from '../../src/domain/observation.ts';
import type { RealServer } from '../../src/domain/server.ts';
import type { Table } from '../../src/domain/table.ts';
import { predict } from '../../src/ipvsadm/predict.ts';
import { ipvs, type Ipvs } from '../../src/kernel/ipvs.ts';
import { nextConnections } from '../../src/kernel/next-connections.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';

type Protocol = 'tcp' | 'udp';
const letter = { tcp: 't', udp: 'u' } as const;

function rules(scheduler: string, weights: readonly number[], protocol: Protocol = 'tcp'): Table {
  const service = `-${letter[protocol]} 192.0.2.1:80`;
  const servers = weights.map((weight, at) => `-a ${service} -r 10.0.0.${at + 1}:80 -g -w ${weight}`);
  return predict([`-A ${service} -s ${scheduler}`, ...servers, ''].join('\n')).table;
}

let port = 1024;
/** Opens a connection that stays, and gives the server that took it. */
function connect(kernel: Ipvs, protocol: Protocol = 'tcp'): string {
  const packet = {
    protocol,
    source: '198.18.0.1',
    sourcePort: port++,
    destination: '192.0.2.1',
    destinationPort: 80,
    mark: 0,
    length: 60,
  };
  const verdict = kernel.packet({ ...packet, flags: protocol === 'tcp' ? 'S' : '' });
  if (protocol === 'tcp') kernel.packet({ ...packet, flags: 'A' });
  return verdict.kind === 'forwarded' ? verdict.server.address : verdict.kind;
}

function busy(scheduler: string, weights: readonly number[], connections: number, protocol: Protocol = 'tcp'): Ipvs {
  const kernel = ipvs();
  const { services } = rules(scheduler, weights, protocol);
  for (const { servers, ...service } of services) {
    kernel.apply({ kind: 'add-service', service });
    for (const server of servers) kernel.apply({ kind: 'add-server', service: service.key, server });
  }
  for (let count = 0; count < connections; count++) connect(kernel, protocol);
  return kernel;
}

/** The connections in a row that a server takes before another one takes one; at most 500. */
function taken(kernel: Ipvs, address: string, protocol: Protocol): number {
  let count = 0;
  while (count < 500 && connect(kernel, protocol) === address) count++;
  return count;
}

function foretold({ services }: Observation, change: Change): number | null {
  const [service] = services;
  if (!service || !('server' in change)) return null;
  const server = change.server as RealServer;
  const others = service.servers.filter(({ address }) => address !== server.address);
  const own = service.servers.find(({ address }) => address === server.address);
  const servers: readonly RealServer[] = own
    ? service.servers.map((each) => (each === own ? { ...each, ...server } : each))
    : [...others, server];
  return nextConnections({ ...service, servers }, server);
}

const schedulers = ['wlc', 'lc', 'sed', 'nq'];

describe('as many of the next connections go to a server as on the simulated kernel', () => {
  test.each(
    schedulers.flatMap((scheduler) =>
      [
        [[1, 1], 36, 1],
        [[1, 1, 3], 50, 2],
        [[5, 2], 7, 10],
        [[1, 1], 0, 1],
      ].map((row) => [scheduler, ...row] as [string, number[], number, number]),
    ),
  )('new under %s beside weights %j with %i connections, weight %i', (scheduler, weights, connections, weight) => {
    const kernel = busy(scheduler, weights, connections);
    const [service] = kernel.table().services;
    if (!service) throw new Error('no service');
    const like = service.servers[0] as RealServer;
    const change: Change = {
      kind: 'add-server',
      service: service.key,
      server: { ...like, address: '10.0.0.9', weight },
    };
    const said = foretold(kernel.observe(), change);
    kernel.apply(change);
    expect(said).toBe(taken(kernel, '10.0.0.9', 'tcp'));
  });

  test.each(schedulers)('that comes back under %s', (scheduler) => {
    const kernel = busy(scheduler, [1, 1, 0], 40);
    const [service] = kernel.table().services;
    if (!service) throw new Error('no service');
    const server = { ...(service.servers[0] as RealServer), address: '10.0.0.1', weight: 0 };
    kernel.apply({ kind: 'edit-server', service: service.key, server });
    for (let count = 0; count < 30; count++) connect(kernel);
    const back: Change = { kind: 'edit-server', service: service.key, server: { ...server, weight: 2 } };
    const said = foretold(kernel.observe(), back);
    kernel.apply(back);
    expect(said).toBe(taken(kernel, '10.0.0.1', 'tcp'));
  });

  test.each(['lblc', 'lblcr'])('for destinations new to %s', (scheduler) => {
    const kernel = ipvs();
    const service = { kind: 'fwmark', mark: 1, family: 'inet' } as const;
    const like = rules(scheduler, [2]).services[0]?.servers[0];
    const settings = rules(scheduler, [1]).services[0];
    if (!like || !settings) throw new Error('no service');
    kernel.apply({ kind: 'add-service', service: { ...settings, key: service } });
    let destinations = 1;
    const connectMarked = (): string => {
      const packet = {
        protocol: 'tcp' as const,
        source: '198.18.0.1',
        sourcePort: 1024 + destinations,
        destination: `198.51.100.${destinations++}`,
        destinationPort: 80,
        mark: 1,
        length: 60,
      };
      const verdict = kernel.packet({ ...packet, flags: 'S' });
      kernel.packet({ ...packet, flags: 'A' });
      return verdict.kind === 'forwarded' ? verdict.server.address : verdict.kind;
    };
    for (const address of ['10.0.0.1', '10.0.0.2']) {
      kernel.apply({ kind: 'add-server', service, server: { ...like, address } });
    }
    for (let count = 0; count < 40; count++) connectMarked();
    const change: Change = { kind: 'add-server', service, server: { ...like, address: '10.0.0.9', weight: 3 } };
    const said = foretold(kernel.observe(), change);
    kernel.apply(change);
    let count = 0;
    while (count < 200 && connectMarked() === '10.0.0.9') count++;
    expect(said).toBe(count);
    expect(count).toBeGreaterThan(20);
  });

  test('of UDP under wlc', () => {
    const kernel = busy('wlc', [1, 1], 20, 'udp');
    const [service] = kernel.table().services;
    const like = service?.servers[0] as RealServer;
    const change: Change = {
      kind: 'add-server',
      service: { kind: 'udp', address: '192.0.2.1', port: 80 },
      server: { ...like, address: '10.0.0.9' },
    };
    const said = foretold(kernel.observe(), change);
    kernel.apply(change);
    expect(said).toBe(taken(kernel, '10.0.0.9', 'udp'));
  });
});

describe('a plan says about a new server', () => {
  const says = (from: Table | Observation, to: Table) => planChanges(from, to).steps[0]?.impact;

  test('how many of the next connections all go to it, and how to spread them', () => {
    const impact = says(busy('wlc', [1, 1], 36).observe(), rules('wlc', [1, 1, 4]));
    expect(impact?.nextConnections).toBe(73);
    expect(impact?.newConnections.note).toBe(
      'the next 73 all go to it, until it has as many as the others for its weight; to spread them, start with -w 1 and raise the weight in steps',
    );
  });

  test('that it is full before', () => {
    const target = predict(
      '-A -t 192.0.2.1:80 -s wlc\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 1 -x 5\n',
    ).table;
    const impact = says(busy('wlc', [1], 36).observe(), target);
    expect(impact?.nextConnections).toBe(5);
    expect(impact?.newConnections.note).toMatch(/^the next 5 all go to it, until it is full;/);
  });

  test('what it can where no connections are counted', () => {
    const note = says(rules('wlc', [1]), rules('wlc', [1, 1]))?.newConnections.note;
    expect(note).toMatch(/^all go to it until it has as many as the others for its weight; /);
  });

  test.each(['rr', 'wrr'])('that it takes its share under %s', (scheduler) => {
    const impact = says(busy(scheduler, [1, 1], 36).observe(), rules(scheduler, [1, 1, 1]));
    expect(impact?.newConnections.note).toBe('it takes its share');
    expect(impact?.nextConnections).toBeUndefined();
  });

  test.each([
    [1, 'all go to it: it has the highest weight'],
    [0, undefined],
  ])('what the highest weight means under fo, with weight %i beside 1', (weight, note) => {
    expect(says(rules('fo', [1]), rules('fo', [1, weight]))?.newConnections.note).toBe(note);
  });
});
