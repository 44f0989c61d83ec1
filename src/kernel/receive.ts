import { clientKey, findConnection } from './connection-table.ts';
import { changeState, close, expireSoon, restartTimer } from './connections.ts';
import type { IpvsState } from './ipvs-state.ts';
import type { LiveConnection } from './live-connection.ts';
import type { Packet, PacketVerdict } from './packet.ts';
import { schedule } from './schedule.ts';
import { countPacket } from './traffic-counts.ts';

/** A packet of a client to a virtual address. */
export function receive(state: IpvsState, packet: Packet): PacketVerdict {
  const known = stillInUse(state, packet, connectionOf(state, packet));
  if (known === 'drop') return { kind: 'dropped' };
  if (known) return forward(state, packet, known, false, false);
  const scheduled = schedule(state, packet);
  if (scheduled.kind === 'not-opened') return scheduled.verdict;
  return forward(state, packet, scheduled.connection, true, scheduled.onePacket);
}

/** A packet of a real server to a client; IPVS sees it only where it translates addresses. */
export function receiveReply(state: IpvsState, packet: Packet): PacketVerdict {
  const connection = connectionOf(state, packet);
  if (!connection?.masquerade) return { kind: 'ignored' };
  countPacket(state, connection.server, 'output', packet.length);
  changeState(state, connection, 'output', packet.flags);
  restartTimer(state, connection);
  return verdictFor(connection, false);
}

/** The connection that a packet belongs to. */
export function connectionOf(state: IpvsState, packet: Packet): LiveConnection | undefined {
  const { protocol, destination, destinationPort, source, sourcePort } = packet;
  const place = { protocol, address: destination, port: destinationPort, template: false };
  return findConnection(state.connections, place, clientKey(source, sourcePort));
}

/** Whether the packet still belongs to its old connection: not when that was closed, or when its server is gone. */
function stillInUse(
  state: IpvsState,
  packet: Packet,
  connection: LiveConnection | undefined,
): LiveConnection | 'drop' | null {
  if (!connection) return null;
  if (beginsAnew(packet) && mayBeReplaced(state, connection)) {
    if (connection.controls === 0) expireSoon(state, connection);
    return null;
  }
  if (!connection.server || connection.server.available) return connection;
  if (state.sysctls.expire_nodest_conn === 0) return 'drop';
  expireSoon(state, connection);
  return null;
}

function beginsAnew({ protocol, flags }: Packet): boolean {
  return protocol === 'tcp' ? flags.includes('S') : protocol === 'sctp' && flags === 'INIT';
}

/** `conn_reuse_mode` and `expire_nodest_conn`. */
function mayBeReplaced({ sysctls }: IpvsState, { server, state, oneWay, chosenBy }: LiveConnection): boolean {
  if (sysctls.expire_nodest_conn !== 0 && server?.weight === 0) return true;
  if (sysctls.conn_reuse_mode === 0 || chosenBy) return false;
  const halfClosed = (sysctls.conn_reuse_mode & 2) !== 0 && state === 'FIN_WAIT' && oneWay;
  return halfClosed || state === 'TIME_WAIT' || state === 'CLOSE' || state === 'CLOSED';
}

function forward(
  state: IpvsState,
  packet: Packet,
  connection: LiveConnection,
  opened: boolean,
  onePacket: boolean,
): PacketVerdict {
  countPacket(state, connection.server, 'input', packet.length);
  changeState(state, connection, 'input', packet.flags);
  if (onePacket) close(state, connection);
  else restartTimer(state, connection);
  return verdictFor(connection, opened);
}

function verdictFor({ server, port }: LiveConnection, opened: boolean): PacketVerdict {
  return server ? { kind: 'forwarded', server, port, opened } : { kind: 'bypassed' };
}
