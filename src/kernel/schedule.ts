import { clientKey, endpointFor } from './connection-table.ts';
import { open } from './connections.ts';
import { findService, ftpDataPort, ftpPort } from './find-service.ts';
import type { IpvsState } from './ipvs-state.ts';
import { liveConnection, type LiveConnection } from './live-connection.ts';
import { isOwn } from './local-addresses.ts';
import type { Packet, PacketVerdict } from './packet.ts';
import { type ServerChoice, persistentChoice } from './persistence.ts';
import { countConnection } from './traffic-counts.ts';
import type { VirtualService } from './virtual-service.ts';

/** The result for a packet that belongs to no connection: a new connection, or a verdict. */
export type Scheduled =
  | { readonly kind: 'opened'; readonly connection: LiveConnection; readonly onePacket: boolean }
  | { readonly kind: 'not-opened'; readonly verdict: PacketVerdict };

export function schedule(state: IpvsState, packet: Packet): Scheduled {
  const service = mayOpen(state, packet) ? findService(state, packet) : undefined;
  if (!service || packet.sourcePort === ftpDataPort) return notOpened({ kind: 'ignored' });
  const onePacket = service.settings.onePacket && packet.protocol === 'udp';
  const { persistence } = service.settings;
  const choice = persistence ? persistentChoice(state, service, persistence, packet) : plainChoice(service, packet);
  if (choice === 'drop') return notOpened({ kind: 'dropped' });
  if (!choice) return leave(state, service, packet, onePacket);
  const connection = connectionOf(state, packet, choice);
  open(state, connection, !onePacket);
  countConnection(state, choice.server, service);
  return { kind: 'opened', connection, onePacket };
}

/** TCP connections begin with SYN, SCTP associations with INIT; the sloppy settings accept any packet. */
function mayOpen({ sysctls }: IpvsState, { protocol, flags }: Packet): boolean {
  switch (protocol) {
    case 'tcp':
      return (sysctls.sloppy_tcp !== 0 || flags.includes('S')) && !flags.includes('R');
    case 'sctp':
      return sysctls.sloppy_sctp !== 0 || flags === 'INIT';
    default:
      return true;
  }
}

/** Without persistence a service accepts only its own port. */
function plainChoice(service: VirtualService, packet: Packet): ServerChoice | null {
  const { key } = service;
  if (key.kind !== 'fwmark' && key.port !== packet.destinationPort) return null;
  const server = service.scheduling?.pick(packet);
  return server ? { server, port: server.port || packet.destinationPort, template: null } : null;
}

/** No server is available for the packet. */
function leave(state: IpvsState, { key }: VirtualService, packet: Packet, onePacket: boolean): Scheduled {
  if (state.sysctls.cache_bypass !== 0 && key.kind === 'fwmark' && !isOwn(packet.destination, state.local)) {
    const connection = connectionOf(state, packet, null);
    open(state, connection, !onePacket);
    return { kind: 'opened', connection, onePacket };
  }
  const otherThanFtp = key.kind !== 'fwmark' && key.port === ftpPort && packet.destinationPort !== ftpPort;
  return notOpened({ kind: otherThanFtp ? 'ignored' : 'refused' });
}

function connectionOf(state: IpvsState, packet: Packet, choice: ServerChoice | null): LiveConnection {
  const { protocol, destination, destinationPort, source, sourcePort } = packet;
  const endpoint = endpointFor(state.connections, {
    protocol,
    address: destination,
    port: destinationPort,
    template: false,
  });
  const client = clientKey(source, sourcePort);
  return choice
    ? liveConnection(endpoint, client, choice.server, choice.port, choice.template)
    : liveConnection(endpoint, client, null, 0);
}

function notOpened(verdict: PacketVerdict): Scheduled {
  return { kind: 'not-opened', verdict };
}
