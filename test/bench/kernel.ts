import { addressText } from '../../src/domain/address.ts';
import { type Ipvs, ipvs } from '../../src/kernel/ipvs.ts';
import { schedulers } from '../../src/kernel/schedulers.ts';
import type { Bench, Figure } from './bench.ts';

/** The simulated kernel: what a new connection costs under each scheduler, and what live ones weigh. */
export const kernel: Bench = {
  name: 'kernel',
  run() {
    for (const { name } of schedulers) microseconds(loaded(name, 10), 20_000);
    const costs = schedulers.flatMap(({ name }) => [10, 100, 1000].map((servers) => cost(name, servers)));
    return Promise.resolve([...costs, ...manyLive()]);
  },
};

function cost(name: string, servers: number): Figure {
  const value = microseconds(loaded(name, servers), servers === 1000 ? 50_000 : 200_000);
  return {
    what: `a new connection, ${name}, ${servers} servers`,
    value,
    unit: 'µs',
    target: servers === 1000 ? 30 : 8,
    measured: `${Math.round(1e6 / value)} connections a second`,
  };
}

/** A million live connections: their memory, and the cost of the last tenth against the first. */
function manyLive(): readonly Figure[] {
  const full = loaded('wlc', 100);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const first = microseconds(full, 100_000);
  microseconds(full, 800_000, 100_000);
  const last = microseconds(full, 100_000, 900_000);
  globalThis.gc?.();
  const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
  const measured = `${last.toFixed(1)} µs against ${first.toFixed(1)} µs`;
  full.advance(1000);
  return [
    {
      what: 'a new connection among 1,000,000 against among none',
      value: last / first,
      unit: 'x',
      target: 2,
      measured,
    },
    { what: '1,000,000 live connections', value: megabytes, unit: 'MB', target: 400, measured: 'heap' },
  ];
}

function loaded(scheduler: string, servers: number): Ipvs {
  const made = ipvs({ schedulers: [scheduler] });
  const key = { kind: 'tcp', address: '192.0.2.1', port: 80 } as const;
  made.apply({
    kind: 'add-service',
    service: { key, scheduler, flags: 0, persistence: null, engine: null, onePacket: false },
  });
  for (let place = 0; place < servers; place++) {
    const address = addressText([0x0a000001 + place]);
    const server = {
      address,
      port: 80,
      method: 'route',
      weight: 1 + (place % 5),
      upper: 0,
      lower: 0,
      tunnel: null,
    } as const;
    made.apply({ kind: 'add-server', service: key, server });
  }
  return made;
}

/** Of processor time for each new connection. */
function microseconds(into: Ipvs, count: number, from = 0): number {
  const start = process.cpuUsage();
  for (let place = from; place < from + count; place++) {
    into.packet({
      protocol: 'tcp',
      source: addressText([(0x0b000000 + place) >>> 0]),
      sourcePort: 1024 + (place % 60_000),
      destination: '192.0.2.1',
      destinationPort: 80,
      flags: 'S',
      length: 60,
      mark: 0,
    });
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / count;
}
