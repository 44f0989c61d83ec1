import type { Destination } from './destination.ts';
import type { IpvsState } from './ipvs-state.ts';
import { begun, type Counted } from './statistics.ts';
import type { VirtualService } from './virtual-service.ts';

/** A connection was scheduled; every packet of a one-packet service counts as one. */
export function countConnection(state: IpvsState, server: Destination, service: VirtualService): void {
  begun(server).counted.connections++;
  begun(service).counted.connections++;
  begun(state).counted.connections++;
}

/** A packet passed; nothing is counted while its server is deleted. */
export function countPacket(
  state: IpvsState,
  server: Destination | null,
  way: 'input' | 'output',
  length: number,
): void {
  if (!server?.available) return;
  add(server, way, length);
  add(server.service, way, length);
  add(state, way, length);
}

function add(to: Counted, way: 'input' | 'output', length: number): void {
  const { counted } = begun(to);
  if (way === 'input') {
    counted.inPackets++;
    counted.inBytes += length;
  } else {
    counted.outPackets++;
    counted.outBytes += length;
  }
}
