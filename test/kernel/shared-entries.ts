import { createSocket, type Socket } from 'node:dgram';
import { setTimeout } from 'node:timers/promises';
import { output } from './fact.ts';

/** A connection as a master tells its backup of it. */
export interface SharedEntry {
  readonly client: number;
  readonly clientPort: number;
  readonly service: number;
  readonly server: number;
  /** The kernel's number of a TCP state: 1 is ESTABLISHED. */
  readonly state: number;
}

const group = '224.0.0.81';
const port = 8848;
const syncId = 9;
const device = 'shared0';
const address = '10.200.0.1';
const entryBytes = 36;
const mostEntries = 38;
const tcp = 6;
const directRouting = 3;

/**
 * Fills the connection table of this machine as a master would: with messages to a sync daemon in the state backup, which
 * makes an entry of each connection, thousands in a second. Messages that are lost are sent again.
 */
export async function shareEntries(entries: readonly SharedEntry[], count: () => number): Promise<void> {
  output('ip', 'link', 'add', device, 'type', 'dummy');
  output('ip', 'link', 'set', device, 'up', 'multicast', 'on');
  output('ip', 'address', 'add', `${address}/24`, 'dev', device);
  output('ip', 'route', 'add', '224.0.0.0/4', 'dev', device);
  output('ipvsadm', '--start-daemon', 'backup', '--mcast-interface', device, '--syncid', String(syncId));
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  socket.setMulticastInterface(address);
  socket.setMulticastLoopback(true);
  for (let tries = 0; count() < entries.length; tries++) {
    if (tries === 20) throw new Error(`only ${count()} of ${entries.length} entries arrived`);
    for (let first = 0; first < entries.length; first += mostEntries) {
      await sent(socket, message(entries.slice(first, first + mostEntries)));
      if ((first / mostEntries) % 16 === 0) await setTimeout(5);
    }
    await setTimeout(300);
  }
  socket.close();
}

function sent(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(bytes, port, group, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** `struct ip_vs_sync_mesg` of version 1, with entries of `struct ip_vs_sync_v4`. */
function message(entries: readonly SharedEntry[]): Buffer {
  const bytes = Buffer.alloc(8 + entries.length * entryBytes);
  bytes.writeUInt8(syncId, 1);
  bytes.writeUInt16BE(bytes.length, 2);
  bytes.writeUInt8(entries.length, 4);
  bytes.writeInt8(1, 5);
  for (const [place, { client, clientPort, service, server, state }] of entries.entries()) {
    const at = 8 + place * entryBytes;
    bytes.writeUInt8(tcp, at + 1);
    bytes.writeUInt16BE(entryBytes, at + 2);
    bytes.writeUInt32BE(directRouting, at + 4);
    bytes.writeUInt16BE(state, at + 8);
    bytes.writeUInt16BE(clientPort, at + 10);
    bytes.writeUInt16BE(80, at + 12);
    bytes.writeUInt16BE(80, at + 14);
    bytes.writeUInt32BE(3600, at + 20);
    bytes.writeUInt32BE(client, at + 24);
    bytes.writeUInt32BE(service, at + 28);
    bytes.writeUInt32BE(server, at + 32);
  }
  return bytes;
}
