import * as attributes from '../../src/directors/netlink/attributes.ts';
import * as encode from '../../src/directors/netlink/encode.ts';
import { commands } from '../../src/directors/netlink/netlink-numbers.ts';
import type { NetlinkSocket } from '../../src/directors/netlink/socket.ts';

const family = 0x1c;
/** As many as the kernel puts into one datagram. */
export const perDatagram = 90;

function message(type: number, sequence: number, body: Buffer): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(16 + body.length, 0);
  header.writeUInt16LE(type, 4);
  header.writeUInt32LE(sequence, 8);
  return Buffer.concat([header, body]);
}

const row = (sequence: number, body: Buffer) => message(family, sequence, Buffer.concat([Buffer.alloc(4), body]));
const end = (type: number, sequence: number) => message(type, sequence, Buffer.alloc(4));
const service = encode.serviceSettings({
  key: { kind: 'tcp', address: '192.0.2.1', port: 80 },
  scheduler: 'rr',
  flags: 0,
  persistence: null,
  engine: null,
  onePacket: false,
});
const server = (place: number) =>
  encode.serverSettings({
    address: `10.${place >> 16}.${(place >> 8) & 255}.${place & 255}`,
    port: 80,
    method: 'masquerade',
    weight: 1,
    upper: 0,
    lower: 0,
    tunnel: null,
  });

/** A socket to a kernel with one service of this many servers. */
export function socketOfServers(servers: number): NetlinkSocket {
  const waiting: (() => Buffer)[] = [];
  const rows = Array.from({ length: servers }, (_, place) => server(place));
  return {
    send(bytes) {
      const sequence = bytes.readUInt32LE(8);
      const command = bytes.readUInt8(16);
      if (bytes.readUInt16LE(4) === 16) {
        const found = Buffer.concat([attributes.number16(1, family), attributes.text(2, 'IPVS')]);
        waiting.push(
          () => message(16, sequence, Buffer.concat([Buffer.alloc(4), found])),
          () => end(2, sequence),
        );
      } else if (command === commands.getService) {
        waiting.push(
          () => row(sequence, service),
          () => end(3, sequence),
        );
      } else if (command === commands.getServer) {
        for (let at = 0; at < rows.length; at += perDatagram) {
          waiting.push(() => Buffer.concat(rows.slice(at, at + perDatagram).map((each) => row(sequence, each))));
        }
        waiting.push(() => end(3, sequence));
      } else waiting.push(() => end(3, sequence));
      return 0;
    },
    receive: () => waiting.shift()?.() ?? Buffer.alloc(0),
    close: () => undefined,
  };
}
