import fc from 'fast-check';
import type { RealServer, Tunnel } from '../../../src/domain/server.ts';
import type { Service, ServiceKey } from '../../../src/domain/service.ts';
import { serviceFamily } from '../../../src/domain/service.ts';
import type { Table } from '../../../src/domain/table.ts';

/** Few addresses, ports and marks, so that two tables often name the same services and servers. */
const keys: readonly ServiceKey[] = [
  { kind: 'tcp', address: '192.0.2.1', port: 80 },
  { kind: 'tcp', address: '192.0.2.1', port: 443 },
  { kind: 'tcp', address: '192.0.2.1', port: 0 },
  { kind: 'udp', address: '192.0.2.1', port: 53 },
  { kind: 'sctp', address: '192.0.2.2', port: 9 },
  { kind: 'tcp', address: '2001:db8::1', port: 80 },
  { kind: 'fwmark', mark: 1, family: 'inet' },
  { kind: 'fwmark', mark: 1, family: 'inet6' },
];

const schedulers = ['rr', 'wrr', 'lc', 'wlc', 'lblc', 'lblcr', 'dh', 'sh', 'sed', 'nq', 'fo', 'ovf', 'mh'];

/** A table that the kernel takes. */
export const anyTable: fc.Arbitrary<Table> = fc
  .subarray([...keys])
  .chain((some) => fc.tuple(...some.map(anyService)))
  .map((services) => ({ services }));

function anyService(key: ServiceKey): fc.Arbitrary<Service> {
  const family = serviceFamily(key);
  const netmasks = family === 'inet' ? ['255.255.255.255', '255.255.255.0'] : [128, 64];
  const persistence = fc.record({ timeout: fc.constantFrom(60, 360), netmask: fc.constantFrom(...netmasks) });
  const datagrams = key.kind === 'udp' || key.kind === 'fwmark';
  const catchAll = key.kind !== 'fwmark' && key.port === 0;
  return fc.record({
    key: fc.constant(key),
    scheduler: fc.constantFrom(...schedulers),
    flags: fc.constantFrom(0, 0, 1, 2, 3, 7),
    persistence: catchAll ? persistence : fc.option(persistence),
    engine: fc.constant(null),
    onePacket: datagrams ? fc.boolean() : fc.constant(false),
    servers: fc.uniqueArray(anyServer(key), {
      maxLength: 4,
      selector: ({ address, port }) => `${address} ${port}`,
    }),
  });
}

function anyServer(key: ServiceKey): fc.Arbitrary<RealServer> {
  const address =
    serviceFamily(key) === 'inet' ? (last: number) => `10.0.0.${last}` : (last: number) => `2001:db8::1:${last}`;
  const tunnel = fc.constantFrom<Tunnel>(
    { type: 'ipip' },
    { type: 'gue', port: 6080, checksum: 'csum' },
    { type: 'gre', checksum: 'none' },
  );
  return fc
    .record({
      last: fc.integer({ min: 1, max: 4 }),
      port: fc.constantFrom(80, 8080),
      method: fc.constantFrom('route', 'tunnel', 'masquerade'),
      weight: fc.constantFrom(0, 0, 1, 2, 300),
      upper: fc.constantFrom(0, 0, 10, 20),
      tunnel,
    })
    .map(({ last, port, method, weight, upper, tunnel: how }) => ({
      address: address(last),
      port: method === 'masquerade' || key.kind === 'fwmark' ? port : key.port,
      method,
      weight,
      upper,
      lower: upper === 20 ? 5 : 0,
      tunnel: method === 'tunnel' ? how : null,
    }));
}
