import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/directors/netlink/attribute-table.ts';
import { decodeDaemon } from '../../../src/directors/netlink/decode-daemon.ts';
import { decodeServer } from '../../../src/directors/netlink/decode-server.ts';
import { decodeService } from '../../../src/directors/netlink/decode-service.ts';
import * as encode from '../../../src/directors/netlink/encode.ts';
import type { RealServer } from '../../../src/domain/server.ts';
import type { ServiceSettings } from '../../../src/domain/service.ts';
import type { SyncDaemon } from '../../../src/domain/table.ts';

const hex = (bytes: Buffer) => bytes.toString('hex');
const joined = (...parts: readonly string[]) => parts.join('').replaceAll(' ', '');
/** The value of the one attribute that a message has, as a decoder is given it. */
const inside = (bytes: Buffer) => [wordsOf(bytes), 4, bytes.length] as const;

const web: ServiceSettings = {
  key: { kind: 'tcp', address: '192.0.2.1', port: 443 },
  scheduler: 'wlc',
  flags: 0,
  persistence: { timeout: 300, netmask: '255.255.255.0' },
  engine: null,
  onePacket: false,
};

describe('bytes as the kernel takes them', () => {
  it('a service by its key', () => {
    expect(hex(encode.serviceKey(web.key))).toBe(
      joined(
        '3000 0180', // nested, 48 bytes
        '0600 0100 0200 0000', // family: AF_INET
        '0600 0200 0600 0000', // protocol: TCP
        '1400 0300 c0000201 000000000000000000000000', // address: always 16 bytes
        '0600 0400 01bb 0000', // port, in network order
      ),
    );
  });

  it('a mark by its key', () => {
    expect(hex(encode.serviceKey({ kind: 'fwmark', mark: 0xfffffffe, family: 'inet6' }))).toBe(
      joined('1400 0180', '0600 0100 0a00 0000', '0800 0500 feffffff'),
    );
  });

  it('the settings of a service', () => {
    expect(hex(encode.serviceSettings(web)).slice(joined('3000 0180').length + 88)).toBe(
      joined(
        '0800 0600 776c6300', // scheduler, ends in a NUL
        '0c00 0700 01000000 ffffffff', // flags: persistent, and the mask of all
        '0800 0800 2c010000', // timeout
        '0800 0900 ffffff00', // netmask, in network order
      ),
    );
  });

  it('a real server by its key', () => {
    expect(hex(encode.serverKey({ address: '2001:db8::2', port: 80 }))).toBe(
      joined('2800 0280', '1400 0100 20010db8000000000000000000000002', '0600 0200 0050 0000', '0600 0b00 0a00 0000'),
    );
  });

  it('a sync daemon by its key', () => {
    expect(hex(encode.daemonKey('backup', 255))).toBe(joined('1400 0380', '0800 0100 02000000', '0800 0300 ff000000'));
  });
});

describe('what was encoded is decoded as it was', () => {
  it.each<ServiceSettings>([
    web,
    { ...web, persistence: null, onePacket: true, key: { kind: 'udp', address: '192.0.2.1', port: 53 } },
    {
      ...web,
      flags: 5,
      scheduler: 'sh',
      engine: 'sip',
      key: { kind: 'sctp', address: '2001:db8::1', port: 0 },
      persistence: { timeout: 2_678_400, netmask: 64 },
    },
    { ...web, persistence: null, key: { kind: 'fwmark', mark: 4_294_967_295, family: 'inet' } },
  ])('a service: %j', (service) => {
    expect(decodeService(...inside(encode.serviceSettings(service)))).toEqual(service);
  });

  const server: RealServer = {
    address: '10.0.0.1',
    port: 8080,
    method: 'masquerade',
    weight: 3,
    upper: 9,
    lower: 2,
    tunnel: null,
  };
  it.each<RealServer>([
    server,
    { ...server, method: 'route', weight: 2_147_483_647 },
    { ...server, address: '2001:db8::2', method: 'tunnel', tunnel: { type: 'ipip' } },
    { ...server, method: 'tunnel', tunnel: { type: 'gue', port: 6080, checksum: 'remcsum' } },
    { ...server, method: 'tunnel', tunnel: { type: 'gre', checksum: 'csum' } },
  ])('a real server: %j', (each) => {
    expect(decodeServer(...inside(encode.serverSettings(each)), false)).toEqual({
      ...each,
      active: 0,
      inactive: 0,
      persistent: 0,
    });
  });

  it.each<SyncDaemon>([
    { state: 'master', device: 'eth0', syncId: 1 },
    { state: 'backup', device: 'eth1', syncId: 255, maxLength: 1400, group: '224.0.0.81', port: 8848, ttl: 2 },
    { state: 'master', device: 'eth0', syncId: 0, group: 'ff02::51', port: 8848 },
  ])('a sync daemon: %j', (daemon) => {
    expect(decodeDaemon(...inside(encode.daemonSettings(daemon)))).toEqual(daemon);
  });
});
