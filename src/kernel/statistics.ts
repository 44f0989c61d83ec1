import { type Figures, noFigures } from '../domain/observation.ts';

/** Connections, packets and bytes both ways. */
export interface Totals {
  connections: number;
  inPackets: number;
  outPackets: number;
  inBytes: number;
  outBytes: number;
}

/** What is counted of a service or a real server, and what of it can be seen: the estimator looks every two seconds. */
export interface Statistics {
  counted: Readonly<Totals>;
  /** `counted` as the estimator last found it. */
  seen: Readonly<Totals>;
  /** `seen` when the counters were zeroed. */
  zeroed: Readonly<Totals>;
  /** Running averages: connections and packets a second times 1024, bytes a second times 32. */
  averages: Readonly<Totals>;
}

/** Statistics with totals of their own. */
type Begun = { readonly [Name in keyof Statistics]: Totals };

const names = ['connections', 'inPackets', 'outPackets', 'inBytes', 'outBytes'] as const;

/** Milliseconds between two looks of the estimator. */
export const estimatorPeriod = 2000;

export function statistics(): Statistics {
  return { counted: nothing, seen: nothing, zeroed: nothing, averages: nothing };
}

/** What is counted in: a table that is only read holds many servers, and none of them needs totals of its own. */
export function begun(statistics: Statistics): Begun {
  if (statistics.counted === nothing) {
    Object.assign(statistics, { counted: totals(), seen: totals(), zeroed: totals(), averages: totals() });
  }
  return statistics;
}

export function totals(): Totals {
  return { connections: 0, inPackets: 0, outPackets: 0, inBytes: 0, outBytes: 0 };
}

const nothing: Readonly<Totals> = Object.freeze(totals());

/** One look of the estimator; each average moves a quarter of the way, in whole numbers. */
export function estimate(statistics: Statistics): void {
  if (statistics.counted === nothing) return;
  const { counted, seen, averages } = begun(statistics);
  for (const name of names) {
    const gained = counted[name] - seen[name];
    const average = averages[name];
    if (gained === 0 && average === 0) continue;
    averages[name] = average + Math.floor((gained * perSecond(name) - average) / 4);
    seen[name] = counted[name];
  }
}

/** Totals begin anew at what can be seen now, averages at zero. */
export function zeroStatistics(statistics: Statistics): void {
  if (statistics.counted === nothing) return;
  const { seen, zeroed, averages } = begun(statistics);
  Object.assign(zeroed, seen);
  Object.assign(averages, totals());
}

export function totalFigures({ seen, zeroed }: Statistics): Figures {
  if (seen.connections + seen.inPackets + seen.outPackets === 0) return noFigures;
  return figures((name) => seen[name] - zeroed[name]);
}

export function rateFigures({ averages }: Statistics): Figures {
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
