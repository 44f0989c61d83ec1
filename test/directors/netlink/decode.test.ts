import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attribute,
  nested,
  number16,
  number32,
  number8,
  port16,
  text,
} from '../../../src/directors/netlink/attributes.ts';
import { AttributeTable, wordsOf } from '../../../src/directors/netlink/attribute-table.ts';
import { decodeServer } from '../../../src/directors/netlink/decode-server.ts';
import { decodeService } from '../../../src/directors/netlink/decode-service.ts';

const address = (...bytes: readonly number[]) => attribute(1, Buffer.from([...bytes, ...Array<number>(12).fill(0)]));

function server(method: number, ...more: readonly Buffer[]) {
  const parts = [address(10, 0, 0, 1), port16(2, 80), number32(3, method), number32(4, 7), ...more];
  const bytes = Buffer.concat(parts);
  return decodeServer(wordsOf(bytes), 0, bytes.length, false);
}

const service = (...more: readonly Buffer[]) => {
  const bytes = Buffer.concat([
    number16(1, 2),
    number16(2, 6),
    attribute(3, Buffer.from([192, 0, 2, 1, ...Array<number>(12).fill(0)])),
    port16(4, 443),
    text(6, 'wlc'),
    attribute(7, Buffer.from([1, 0, 0, 0, 255, 255, 255, 255])),
    number32(8, 300),
    attribute(9, Buffer.from([255, 255, 255, 0])),
    ...more,
  ]);
  return decodeService(wordsOf(bytes), 0, bytes.length);
};

const long = (number: number, value: bigint) => {
  const content = Buffer.alloc(8);
  content.writeBigUInt64LE(value);
  return attribute(number, content);
};

describe('a real server', () => {
  it.each([
    [0, { method: 'masquerade' }],
    [1, { method: 'route', otherMethod: 'local' }],
    [2, { method: 'tunnel', tunnel: { type: 'ipip' } }],
    [3, { method: 'route' }],
    [4, { method: 'route', otherMethod: 'bypass' }],
    [5, { method: 'route', otherMethod: 'unknown(5)' }],
    [0x100 | 3, { method: 'route' }],
  ])('of forwarding method %s', (method, expected) => {
    expect(server(method)).toMatchObject({ address: '10.0.0.1', port: 80, weight: 7, ...expected });
  });

  it('of an unknown type of tunnel is not IP in IP', () => {
    const read = server(2, number8(13, 9));
    expect(read).toMatchObject({ method: 'route', otherMethod: 'unknown(tunnel-type-9)', tunnel: null });
  });

  it('names the attributes of a newer kernel', () => {
    expect(server(3, number32(40, 1))).toMatchObject({ method: 'route', unknownAttributes: [40] });
    expect(server(3)).not.toHaveProperty('unknownAttributes');
  });

  it('has counters of 64 bits, all of them', () => {
    const most = 2n ** 64n - 1n;
    const all = [1n, 0n, 2n ** 32n, most, most - 1n, 5n, 4n, 3n, 2n ** 33n + 7n, 0n];
    expect(server(3, nested(12, ...all.map((value, place) => long(place + 1, value))))).toMatchObject({
      totals: { connections: 1n, inPackets: 0n, outPackets: 2n ** 32n, inBytes: most, outBytes: most - 1n },
      rates: { connections: 5n, inPackets: 4n, outPackets: 3n, inBytes: 2n ** 33n + 7n, outBytes: 0n },
    });
    expect(server(3)).not.toHaveProperty('totals');
  });

  it('has the family of its service where it names none, and its own where it does', () => {
    const address = attribute(1, Buffer.from('20010db8000000000000000000000002', 'hex'));
    const bare = Buffer.concat([address, port16(2, 80), number32(3, 3)]);
    const named = Buffer.concat([bare, number16(11, 10)]);
    expect(decodeServer(wordsOf(bare), 0, bare.length, true).address).toBe('2001:db8::2');
    expect(decodeServer(wordsOf(named), 0, named.length, false).address).toBe('2001:db8::2');
  });
});

it('a service with its settings', () => {
  expect(service()).toMatchObject({
    key: { kind: 'tcp', address: '192.0.2.1', port: 443 },
    scheduler: 'wlc',
    flags: 0,
    persistence: { timeout: 300, netmask: '255.255.255.0' },
    onePacket: false,
  });
  expect(service(number32(50, 1))).toMatchObject({ unknownAttributes: [50] });
});

it('a protocol that rules cannot express is reported', () => {
  expect(service()).not.toHaveProperty('otherProtocol');
  expect(service(number16(2, 50))).toMatchObject({ otherProtocol: 50 });
});

it('attributes are read back as they were written, and bytes of any kind end the reading', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.nat(0x3fff), fc.uint8Array({ maxLength: 40 })), { selector: ([n]) => n }),
      (all) => {
        const bytes = Buffer.concat(all.map(([number, content]) => attribute(number, Buffer.from(content))));
        const found = new AttributeTable(0x3fff).read(wordsOf(bytes), 0, bytes.length);
        const contentOf = (number: number) => {
          const start = found.startOf(number);
          return [...bytes.subarray(start, start + found.lengthOf(number))];
        };
        expect(all.map(([number]) => [number, contentOf(number)])).toEqual(
          all.map(([number, content]) => [number, [...content]]),
        );
        expect(found.othersThan(new Set())?.length ?? 0).toBe(all.length);
        expect(new AttributeTable(0).read(wordsOf(bytes), 0, bytes.length).othersThan(new Set())?.length ?? 0).toBe(
          all.length,
        );
      },
    ),
    { numRuns: 50 },
  );
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void new AttributeTable().read(wordsOf(bytes), 0, bytes.length)));
});
