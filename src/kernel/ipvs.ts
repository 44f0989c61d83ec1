import type { Change, Refusal } from '../domain/change.ts';
import type { Connection, Observation } from '../domain/observation.ts';
import type { Table } from '../domain/table.ts';
import { unreachable } from '../domain/unreachable.ts';
import { advance } from './advance.ts';
import { addServer, deleteServer, editServer } from './change-servers.ts';
import { addService, deleteService, editService, flush, zero } from './change-services.ts';
import { type ConnectionName, endConnection } from './end-connection.ts';
import { type IpvsState, ipvsState } from './ipvs-state.ts';
import { connectionsOf, listed, observationOf, tableOfState } from './observe.ts';
import type { IpvsOptions } from './options.ts';
import type { Packet, PacketVerdict } from './packet.ts';
import { connectionOf, receive, receiveReply } from './receive.ts';
import { saveIpvs } from './save-ipvs.ts';
import type { SavedIpvs } from './saved-ipvs.ts';
import { startDaemon, stopDaemon } from './sync-daemons.ts';
import type { Sysctls } from './sysctl.ts';

/** IPVS in memory. It has no clock and no source of chance of its own: time and seeds are arguments. */
export interface Ipvs {
  /** Runs a command, or says why the kernel would refuse it; the checks are in the kernel's order. */
  apply(change: Change): Refusal | null;
  /** Its configuration: services and servers in the order of addition. */
  table(): Table;
  /** The same with counters, as a listing shows it. */
  observe(): Observation;
  /** The connection table, templates included. */
  connections(): readonly Connection[];
  /** The entry that a client's packet belongs to, as a listing shows it. */
  connection(packet: Packet): Connection | null;
  /**
   * Ends an entry that a real kernel no longer has. Returns the milliseconds that its timer had left, negative when
   * overdue; null when there is no such entry.
   */
  end(connection: ConnectionName): number | null;
  /** A packet of a client to a virtual address. */
  packet(packet: Packet): PacketVerdict;
  /** A packet of a real server to a client; its source and destination are those of the client's packet. */
  reply(packet: Packet): PacketVerdict;
  /** Advances the virtual clock to this time in milliseconds; an earlier time changes nothing. */
  advance(to: number): void;
  now(): number;
  sysctl(name: keyof Sysctls, value: number): void;
  /** The whole state as JSON; `restoreIpvs` makes a kernel from it. */
  save(): SavedIpvs;
}

export function ipvs(options: IpvsOptions = {}): Ipvs {
  return ipvsOn(ipvsState(options));
}

/** A kernel that continues from a state. */
export function ipvsOn(state: IpvsState): Ipvs {
  return {
    apply: (change) => applyChange(state, change),
    table: () => tableOfState(state),
    observe: () => observationOf(state),
    connections: () => connectionsOf(state),
    connection(packet) {
      const found = connectionOf(state, packet);
      return found ? listed(state, found) : null;
    },
    end: (connection) => endConnection(state, connection),
    packet: (packet) => receive(state, packet),
    reply: (packet) => receiveReply(state, packet),
    advance: (to) => {
      advance(state, to);
    },
    now: () => state.now,
    sysctl: (name, value) => {
      state.sysctls[name] = value;
    },
    save: () => saveIpvs(state),
  };
}

function applyChange(state: IpvsState, change: Change): Refusal | null {
  switch (change.kind) {
    case 'add-service':
      return addService(state, change.service);
    case 'edit-service':
      return editService(state, change.service);
    case 'delete-service':
      return deleteService(state, change.service);
    case 'add-server':
      return addServer(state, change.service, change.server);
    case 'edit-server':
      return editServer(state, change.service, change.server);
    case 'delete-server':
      return deleteServer(state, change.service, change.server);
    case 'flush':
      flush(state);
      return null;
    case 'zero':
      return zero(state, change.service);
    case 'set-timeouts': {
      const { tcp, tcpfin, udp } = change.timeouts;
      const before = state.timeouts;
      state.timeouts = { tcp: tcp || before.tcp, tcpfin: tcpfin || before.tcpfin, udp: udp || before.udp };
      return null;
    }
    case 'start-daemon':
      if (state.mixedFamilies > 0) return 'mixed-family-with-daemon';
      return startDaemon(state.daemons, change.daemon, state.local);
    case 'stop-daemon':
      return stopDaemon(state.daemons, change.state);
    default:
      return unreachable(change);
  }
}
