import { type Figures, noFigures } from '../domain/observation.ts';

/** Connections, packets and bytes both ways. */
export interface Totals {
  connections: number;
  inPackets: number;
  outPackets: number;
  inBytes: number;
  outBytes: number;
}

/** The counters of a service or a real server, and their visible values: the estimator runs every two seconds. */
export interface Statistics {
  readonly counted: Totals;
  /** `counted` at the last run of the estimator. */
  readonly seen: Totals;
  /** `seen` when the counters were zeroed. */
  readonly zeroed: Totals;
  /** Running averages: connections and packets a second times 1024, bytes a second times 32. */
  readonly averages: Totals;
}

/** The subject of counters. */
export interface Counted {
  /** Null before the first packet: a table that is only read has many servers, and none of them needs counters. */
  statistics: Statistics | null;
}

const names = ['connections', 'inPackets', 'outPackets', 'inBytes', 'outBytes'] as const;

/** Milliseconds between two runs of the estimator. */
export const estimatorPeriod = 2000;

/** The counters, created at the first packet. */
export function begun(counted: Counted): Statistics {
  return (counted.statistics ??= { counted: totals(), seen: totals(), zeroed: totals(), averages: totals() });
}

export function totals(): Totals {
  return { connections: 0, inPackets: 0, outPackets: 0, inBytes: 0, outBytes: 0 };
}

/** One run of the estimator; each average moves a quarter of the way, in whole numbers. */
export function estimate({ statistics }: Counted): void {
  if (statistics === null) return;
  const { counted, seen, averages } = statistics;
  for (const name of names) {
    const gained = counted[name] - seen[name];
    const average = averages[name];
    if (gained === 0 && average === 0) continue;
    averages[name] = average + Math.floor((gained * perSecond(name) - average) / 4);
    seen[name] = counted[name];
  }
}

/** Totals restart at the visible values, averages at zero. */
export function zeroStatistics({ statistics }: Counted): void {
  if (statistics === null) return;
  const { seen, zeroed, averages } = statistics;
  Object.assign(zeroed, seen);
  Object.assign(averages, totals());
}

export function totalFigures({ statistics }: Counted): Figures {
  if (statistics === null) return noFigures;
  const { seen, zeroed } = statistics;
  if (seen.connections + seen.inPackets + seen.outPackets === 0) return noFigures;
  return figures((name) => seen[name] - zeroed[name]);
}

export function rateFigures({ statistics }: Counted): Figures {
  if (statistics === null) return noFigures;
  const { averages } = statistics;
  if (averages.connections + averages.inPackets + averages.outPackets === 0) return noFigures;
  return figures((name) => Math.floor((averages[name] + scale(name) / 2 - 1) / scale(name)));
}

function figures(value: (name: (typeof names)[number]) => number): Figures {
  return {
    connections: BigInt(value('connections')),
    inPackets: BigInt(value('inPackets')),
    outPackets: BigInt(value('outPackets')),
    inBytes: BigInt(value('inBytes')),
    outBytes: BigInt(value('outBytes')),
  };
}

/** The averages' unit. */
function scale(name: (typeof names)[number]): number {
  return name.endsWith('Bytes') ? 32 : 1024;
}

/** A gain within two seconds as a scaled rate. */
function perSecond(name: (typeof names)[number]): number {
  return scale(name) / 2;
}
