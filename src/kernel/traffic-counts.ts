import type { Destination } from './destination.ts';
import type { IpvsState } from './ipvs-state.ts';
import { begun, type Statistics } from './statistics.ts';
import type { VirtualService } from './virtual-service.ts';

/** A connection was scheduled; every packet of a one-packet service is one. */
export function countConnection(state: IpvsState, server: Destination, service: VirtualService): void {
  begun(server.statistics).counted.connections++;
  begun(service.statistics).counted.connections++;
  begun(state.statistics).counted.connections++;
}

/** A packet passed; nothing is counted while its server is deleted. */
export function countPacket(
  state: IpvsState,
  server: Destination | null,
  way: 'input' | 'output',
  length: number,
): void {
  if (!server?.available) return;
  add(server.statistics, way, length);
  add(server.service.statistics, way, length);
  add(state.statistics, way, length);
}

function add(statistics: Statistics, way: 'input' | 'output', length: number): void {
  const { counted } = begun(statistics);
  if (way === 'input') {
    counted.inPackets++;
    counted.inBytes += length;
  } else {
    counted.outPackets++;
    counted.outBytes += length;
  }
}
