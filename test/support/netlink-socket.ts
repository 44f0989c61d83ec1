import * as attributes from '../../src/directors/netlink/attributes.ts';
import * as encode from '../../src/directors/netlink/encode.ts';
import * as numbers from '../../src/directors/netlink/netlink-numbers.ts';
import type { NetlinkSocket } from '../../src/directors/netlink/socket.ts';
import { type Figures, noFigures, type ObservedServer, type ObservedService } from '../../src/domain/observation.ts';

const { commands } = numbers;
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

/** A socket to a kernel with one service of this many servers, whose counters are 0. */
export function socketOfServers(servers: number): NetlinkSocket {
  const service: ObservedService = {
    key: { kind: 'tcp', address: '192.0.2.1', port: 80 },
    scheduler: 'rr',
    flags: 0,
    persistence: null,
    engine: null,
    onePacket: false,
    servers: Array.from({ length: servers }, (_, place): ObservedServer => ({
      address: `10.${place >> 16}.${(place >> 8) & 255}.${place & 255}`,
      port: 80,
      method: 'masquerade',
      weight: 1,
      upper: 0,
      lower: 0,
      tunnel: null,
      active: 0,
      inactive: 0,
    })),
  };
  service.servers.forEach(serverRow);
  const table = [service];
  return socketOfTable(() => table);
}

/** A socket to a kernel with a table, which is asked for at each reading. */
export function socketOfTable(table: () => readonly ObservedService[]): NetlinkSocket {
  const waiting: (() => Buffer)[] = [];
  let now = new Map<string, ObservedService>();
  const list = (sequence: number, rows: readonly Buffer[]) => {
    for (let at = 0; at < rows.length; at += perDatagram) {
      waiting.push(() => Buffer.concat(rows.slice(at, at + perDatagram).map((each) => row(sequence, each))));
    }
    waiting.push(() => end(3, sequence));
  };
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
        now = new Map(table().map((service) => [encode.serviceKey(service.key).toString('latin1'), service]));
        list(sequence, [...now.values()].map(serviceRow));
      } else if (command === commands.getServer) {
        const asked = now.get(bytes.subarray(20).toString('latin1'));
        list(sequence, asked?.servers.map(serverRow).reverse() ?? []);
      } else waiting.push(() => end(3, sequence));
      return 0;
    },
    receive: () => waiting.shift()?.() ?? Buffer.alloc(0),
    close: () => undefined,
  };
}

const encoded = new WeakMap<ObservedServer, Buffer>();

/** A row that the table has again is encoded once: benches read it many times. */
function serverRow(server: ObservedServer): Buffer {
  const made = encoded.get(server) ?? encodedServer(server);
  encoded.set(server, made);
  return made;
}

function serviceRow(service: ObservedService): Buffer {
  const { totals, rates } = service;
  return attributes.nested(
    numbers.top.service,
    encode.serviceSettings(service).subarray(4),
    ...figures(numbers.service, totals, rates),
  );
}

function encodedServer(server: ObservedServer): Buffer {
  const { active, inactive, persistent = 0, totals, rates } = server;
  const word = attributes.number32;
  return attributes.nested(
    numbers.top.server,
    encode.serverSettings(server).subarray(4),
    word(numbers.server.active, active),
    word(numbers.server.inactive, inactive),
    word(numbers.server.persistent, persistent),
    ...figures(numbers.server, totals, rates),
  );
}

const order = ['connections', 'inPackets', 'outPackets', 'inBytes', 'outBytes'] as const;

function figures(
  { totals32, totals64 }: { readonly totals32: number; readonly totals64: number },
  totals: Figures | undefined,
  rates: Figures = noFigures,
): readonly Buffer[] {
  if (totals === undefined) return [];
  const all = [...order.map((name) => totals[name]), ...order.map((name) => rates[name])];
  const short = all.map((figure, at) => attributes.number32(at + 1, Number(figure & 0xffffffffn)));
  const long = all.map((figure, at) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(figure);
    return attributes.attribute(at + 1, bytes);
  });
  return [attributes.nested(totals32, ...short), attributes.nested(totals64, ...long)];
}
