import fc from 'fast-check';
import type { RealServer, Tunnel } from '../../src/domain/server.ts';
import { type Service, type ServiceKey, serviceFamily, serviceKeyText } from '../../src/domain/service.ts';
import type { Table } from '../../src/domain/table.ts';

/** Tables that a kernel could hold, for laws about them. */
export function anyTable(): fc.Arbitrary<Table> {
  const services = fc.uniqueArray(anyService(), { maxLength: 8, selector: ({ key }) => serviceKeyText(key) });
  return services.map((all) => ({ services: all }));
}

const port = fc.integer({ min: 1, max: 65535 });
const ipv4 = fc.integer({ min: 1, max: 250 }).map((last) => `10.1.0.${last}`);
const ipv6 = fc.integer({ min: 1, max: 0xffff }).map((last) => `2001:db8::${last.toString(16)}`);

const anyKey: fc.Arbitrary<ServiceKey> = fc.oneof(
  fc.record({ kind: fc.constantFrom('tcp', 'udp', 'sctp'), address: fc.oneof(ipv4, ipv6), port }),
  fc.record({
    kind: fc.constant('fwmark'),
    mark: fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant(4294967295)),
    family: fc.constantFrom('inet', 'inet6'),
  }),
);

function anyService(): fc.Arbitrary<Service> {
  return anyKey.chain((key) => {
    const inet6 = serviceFamily(key) === 'inet6';
    const netmask = inet6 ? fc.constantFrom(128, 64) : fc.constantFrom('255.255.255.255', '255.255.0.255');
    return fc.record({
      key: fc.constant(key),
      scheduler: fc.constantFrom('rr', 'wlc', 'sh', 'mh', 'fo'),
      flags: fc.integer({ min: 0, max: 7 }),
      persistence: fc.option(fc.record({ timeout: fc.integer({ min: 1, max: 2678400 }), netmask })),
      engine: fc.constantFrom(null, 'sip'),
      onePacket: key.kind === 'udp' || key.kind === 'fwmark' ? fc.boolean() : fc.constant(false),
      servers: fc.uniqueArray(anyServer(key), {
        maxLength: 6,
        selector: ({ address, port: own }) => `${address} ${own}`,
      }),
    });
  });
}

const tunnels: fc.Arbitrary<Tunnel> = fc.oneof(
  fc.constant<Tunnel>({ type: 'ipip' }),
  fc.record({ type: fc.constant('gue'), port, checksum: fc.constantFrom('none', 'csum', 'remcsum') }),
  fc.record({ type: fc.constant('gre'), checksum: fc.constantFrom('none', 'csum') }),
);

/** Only tunnels join families, and only masquerading and marks leave a server a port of its own. */
function anyServer(service: ServiceKey): fc.Arbitrary<RealServer> {
  const own = serviceFamily(service) === 'inet6' ? ipv6 : ipv4;
  const method = fc.constantFrom('route', 'tunnel', 'masquerade');
  return method.chain((chosen) =>
    fc
      .record({
        address: chosen === 'tunnel' ? fc.oneof(ipv4, ipv6) : own,
        port: chosen === 'masquerade' || service.kind === 'fwmark' ? port : fc.constant(service.port),
        weight: fc.integer({ min: 0, max: 2147483647 }),
        upper: fc.integer({ min: 0, max: 2147483647 }),
        tunnel: chosen === 'tunnel' ? tunnels : fc.constant(null),
      })
      .map((server) => ({ ...server, method: chosen, lower: server.upper >> 1 })),
  );
}
