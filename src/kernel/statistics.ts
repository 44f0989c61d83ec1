import { type Figures, noFigures } from '../domain/observation.ts';

/** The five figures of a service or a real server, as they are counted and as the estimator last showed them. */
export interface Statistics {
  readonly counted: Totals;
}

export interface Totals {
  connections: number;
  inPackets: number;
  outPackets: number;
  inBytes: number;
  outBytes: number;
}

export function statistics(): Statistics {
  return { counted: totals() };
}

export function totals(): Totals {
  return { connections: 0, inPackets: 0, outPackets: 0, inBytes: 0, outBytes: 0 };
}

export function figures(from: Totals): Figures {
  const { connections, inPackets, outPackets, inBytes, outBytes } = from;
  if (connections + inPackets + outPackets === 0) return noFigures;
  return {
    connections: BigInt(connections),
    inPackets: BigInt(inPackets),
    outPackets: BigInt(outPackets),
    inBytes: BigInt(inBytes),
    outBytes: BigInt(outBytes),
  };
}

export function clearStatistics({ counted }: Statistics): void {
  Object.assign(counted, totals());
}
