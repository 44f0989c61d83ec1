import { familyOf } from '../domain/address.ts';
import { type Protocol, serviceKeyText } from '../domain/service.ts';
import type { IpvsState } from './ipvs-state.ts';
import type { Packet } from './packet.ts';
import type { VirtualService } from './virtual-service.ts';

export const ftpPort = 21;
export const ftpDataPort = 20;

/** The service of a packet: by mark, by exact address and port, as FTP data, by port 0; in this order. */
export function findService(state: IpvsState, packet: Packet): VirtualService | undefined {
  const { protocol, destination, destinationPort, mark } = packet;
  if (mark !== 0) {
    const family = familyOf(destination);
    const marked = state.services.get(serviceKeyText({ kind: 'fwmark', mark, family }));
    if (marked) return marked;
  }
  return (
    at(state, protocol, destination, destinationPort) ??
    (mayBeFtpData(state, packet) ? at(state, protocol, destination, ftpPort) : undefined) ??
    at(state, protocol, destination, 0)
  );
}

function at(state: IpvsState, kind: Protocol, address: string, port: number): VirtualService | undefined {
  return state.services.get(serviceKeyText({ kind, address, port }));
}

function mayBeFtpData({ ftpServices, sysctls }: IpvsState, { protocol, destinationPort }: Packet): boolean {
  if (protocol !== 'tcp' || ftpServices === 0) return false;
  return destinationPort === ftpDataPort || destinationPort >= sysctls.ip_unprivileged_port_start;
}
