import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedServer, ListedService } from '../../../src/domain/listed.ts';
import type { Figures } from '../../../src/domain/observation.ts';
import type { ServiceListingView } from '../../../src/ipvsadm/listing/headers.ts';
import { readListing } from '../../../src/ipvsadm/listing/read-listing.ts';
import { writeListing } from '../../../src/ipvsadm/listing/write-listing.ts';

const views: readonly ServiceListingView[] = ['stats', 'rate', 'thresholds', 'persistent-conn', 'tun-info', 'default'];

const count = fc.oneof(
  fc.constantFrom(0, 1, 4294967295),
  fc.integer({ min: 0, max: 4294967295 }).map((value) => value),
);
const counter = fc.oneof(
  fc.constantFrom(0n, 99999999n, 100000000n, 18446744073709551615n),
  fc.bigInt(0n, (1n << 64n) - 1n),
);
const figures: fc.Arbitrary<Figures> = fc.record({
  connections: counter,
  inPackets: counter,
  outPackets: counter,
  inBytes: counter,
  outBytes: counter,
});
const endpoint = fc.record({
  address: fc.oneof(fc.ipV4(), fc.constantFrom('2001:db8::1', '::1', '2001:db8:ffff:ffff:ffff:ffff:ffff:fff1')),
  port: fc.nat(65535),
});
const server: fc.Arbitrary<ListedServer> = fc
  .record({
    endpoint,
    method: fc.constantFrom('route', 'masquerade', 'tunnel' as const),
    tunnel: fc.constantFrom({ type: 'ipip' }, { type: 'gue', port: 6080, checksum: 'remcsum' }, {
      type: 'gre',
      checksum: 'none',
    } as const),
    weight: fc.nat(2147483647),
    upper: count,
    lower: count,
    active: count,
    inactive: count,
    persistent: count,
    totals: figures,
    rates: figures,
  })
  .map(({ endpoint: place, tunnel, ...rest }) => ({
    ...place,
    ...rest,
    tunnel: rest.method === 'tunnel' ? tunnel : null,
  }));
const service: fc.Arbitrary<ListedService> = fc
  .record({
    kind: fc.constantFrom('tcp', 'udp', 'sctp' as const),
    endpoint,
    scheduler: fc.constantFrom('rr', 'wlc', 'sh', 'mh'),
    flags: fc.constantFrom(0, 1, 2, 3),
    persistence: fc.option(fc.integer({ min: 1, max: 2678400 })),
    engine: fc.constantFrom(null, 'sip'),
    onePacket: fc.boolean(),
    totals: figures,
    rates: figures,
    servers: fc.array(server, { maxLength: 3 }),
  })
  .map(({ kind, endpoint: place, persistence, ...rest }) => ({
    ...rest,
    key: { kind, ...place },
    persistence:
      persistence === null
        ? null
        : { timeout: persistence, netmask: place.address.includes(':') ? 64 : '255.255.255.0' },
  }));

describe.each(views)('the view %s', (view) => {
  it('read back and written again is the same, with every digit', () => {
    fc.assert(
      fc.property(fc.array(service, { maxLength: 3 }), fc.boolean(), (services, oneService) => {
        const text = writeListing({ services }, view, { exact: true, oneService });
        const read = readListing(text);
        expect(read).toMatchObject({ ok: true, value: { view, losses: [] } });
        expect(read.ok && writeListing(read.value.table, view, { exact: true, oneService, order: 'given' })).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same with shortened counters, columns that touch included', () => {
    fc.assert(
      fc.property(fc.array(service, { maxLength: 3 }), (services) => {
        const text = writeListing({ services }, view, { order: 'given' });
        const read = readListing(text);
        expect(read).toMatchObject({ ok: true, value: { losses: [] } });
        if (!read.ok) return;
        const keys = (found: readonly ListedService[]) => found.map(({ key, servers }) => [key, servers.length]);
        expect(keys(read.value.table.services ?? [])).toEqual(keys(services));
        expect(writeListing(read.value.table, view, { order: 'given' })).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
