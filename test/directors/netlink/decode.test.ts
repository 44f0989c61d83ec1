import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, number16, number32, number8, port16, text } from '../../../src/directors/netlink/attributes.ts';
import { decodeServer, decodeService, otherProtocol } from '../../../src/directors/netlink/decode.ts';
import { readAttributes } from '../../../src/directors/netlink/attributes.ts';

const address = (...bytes: readonly number[]) => attribute(1, Buffer.from([...bytes, ...Array<number>(12).fill(0)]));

function server(method: number, ...more: readonly Buffer[]) {
  const parts = [address(10, 0, 0, 1), port16(2, 80), number32(3, method), number32(4, 7), ...more];
  return decodeServer(Buffer.concat(parts), false);
}

const service = (...more: readonly Buffer[]) =>
  Buffer.concat([
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

describe('a real server', () => {
  it.each([
    [0, { method: 'masquerade' }],
    [1, { otherMethod: 'local' }],
    [2, { method: 'tunnel', tunnel: { type: 'ipip' } }],
    [3, { method: 'route' }],
    [4, { otherMethod: 'bypass' }],
    [5, { otherMethod: 'unknown(5)' }],
    [0x100 | 3, { method: 'route' }],
  ])('of forwarding method %s', (method, expected) => {
    expect(server(method)).toMatchObject({ address: '10.0.0.1', port: 80, weight: 7, ...expected });
  });

  it('of an unknown type of tunnel is not IP in IP', () => {
    const read = server(2, number8(13, 9));
    expect(read).toMatchObject({ otherMethod: 'unknown(tunnel-type-9)', tunnel: null });
    expect(read).not.toHaveProperty('method');
  });

  it('names the attributes of a newer kernel', () => {
    expect(server(3, number32(40, 1))).toMatchObject({ method: 'route', unknownAttributes: [40] });
    expect(server(3)).not.toHaveProperty('unknownAttributes');
  });
});

it('a service with its settings', () => {
  expect(decodeService(service())).toMatchObject({
    key: { kind: 'tcp', address: '192.0.2.1', port: 443 },
    scheduler: 'wlc',
    flags: 0,
    persistence: { timeout: 300, netmask: '255.255.255.0' },
    onePacket: false,
  });
  expect(decodeService(service(number32(50, 1)))).toMatchObject({ unknownAttributes: [50] });
});

it('a protocol that rules cannot express is reported', () => {
  expect(otherProtocol(service())).toBeUndefined();
  expect(otherProtocol(service(number16(2, 50)))).toBe(50);
});

it('attributes are read back as they were written, and bytes of any kind end the reading', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.nat(0x3fff), fc.uint8Array({ maxLength: 40 })), { selector: ([n]) => n }),
      (all) => {
        const bytes = Buffer.concat(all.map(([number, content]) => attribute(number, Buffer.from(content))));
        const found = readAttributes(bytes);
        expect(found.numbers().map((number) => [number, [...(found.get(number) ?? [])]])).toEqual(
          all.map(([number, content]) => [number, [...content]]),
        );
      },
    ),
  );
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void readAttributes(Buffer.from(bytes))));
});
