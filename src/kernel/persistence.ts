import { addressText } from '../domain/address.ts';
import type { Persistence } from '../domain/service.ts';
import { clientKey, endpointFor, findConnection, maskedAddress } from './connection-table.ts';
import { invalidate, open, restartTimer } from './connections.ts';
import { ftpPort } from './find-service.ts';
import type { IpvsState } from './ipvs-state.ts';
import { type ConnectionEndpoint, liveConnection, type LiveConnection } from './live-connection.ts';
import type { Packet } from './packet.ts';
import type { Destination } from './destination.ts';
import type { VirtualService } from './virtual-service.ts';

/** A real server for a new connection, and the address and port at which it is reached. */
export interface ServerChoice {
  readonly server: Destination;
  readonly port: number;
  readonly template: LiveConnection | null;
}

/**
 * The server that the client's network already has, or a newly picked one that it keeps. `drop` when the persistence
 * engine cannot read the packet.
 */
export function persistentChoice(
  state: IpvsState,
  service: VirtualService,
  persistence: Persistence,
  packet: Packet,
): ServerChoice | 'drop' | null {
  const { engine } = service.settings;
  if (engine !== null && (packet.protocol !== 'udp' || packet.callId === undefined)) return 'drop';
  const engineData = engine === null ? null : (packet.callId ?? null);
  const network = maskedAddress(packet.source, persistence.netmask);
  const client = engineData === null ? clientKey(network, 0) : `${network}|0|${engineData}`;
  const place = templatePlace(service, packet);
  const known = findConnection(state.connections, place, client);
  const template = known && stillValid(state, known) ? known : newTemplate(known);
  if (!template?.server) return null;
  restartTimer(state, template);
  const ownPort = packet.destinationPort === servicePort(service);
  const port = ownPort && template.server.port !== 0 ? template.server.port : packet.destinationPort;
  return { server: template.server, port, template };

  function newTemplate(stale: LiveConnection | undefined): LiveConnection | null {
    if (stale) invalidate(state, stale);
    const server = service.scheduling?.pick(packet);
    if (!server) return null;
    const endpoint = endpointFor(state.connections, place);
    const made = liveConnection(endpoint, client, server, place.port === 0 ? 0 : server.port, null, engineData);
    made.timeout = persistence.timeout;
    open(state, made);
    return made;
  }
}

/** A quiesced or overloaded server keeps its known clients, a deleted one does not. */
function stillValid({ sysctls }: IpvsState, { server }: LiveConnection): boolean {
  if (!server?.available) return false;
  return sysctls.expire_quiescent_template === 0 || server.weight > 0;
}

/**
 * What a template is for: the virtual address and port; with port 0, and for FTP, the address with all its ports; with
 * a firewall mark, the mark with all its addresses, ports and protocols.
 */
function templatePlace({ key }: VirtualService, packet: Packet): Omit<ConnectionEndpoint, 'clients'> {
  const { protocol, destination, destinationPort } = packet;
  if (key.kind === 'fwmark' && destinationPort !== 0) {
    const words = key.family === 'inet' ? [key.mark] : [key.mark, 0, 0, 0];
    return { protocol: 'ip', address: addressText(words), port: 0, template: true };
  }
  const own = key.kind !== 'fwmark' && destinationPort === key.port && key.port !== ftpPort;
  return { protocol, address: destination, port: own ? destinationPort : 0, template: true };
}

function servicePort({ key }: VirtualService): number {
  return key.kind === 'fwmark' ? 0 : key.port;
}
