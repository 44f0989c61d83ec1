import { countNumber } from './count-number.ts';
import type { Figures, Observation, ObservedService } from './observation.ts';

/** The figures of a row that are kept side by side, in this order. */
export const rowFigureNames = ['active', 'connections', 'inBytes', 'outBytes', 'inactive'] as const;
export type RowFigureName = (typeof rowFigureNames)[number];
const width = rowFigureNames.length;

/** Figures as plain numbers. */
export type PlainFigures = Readonly<Record<keyof Figures, number>>;

/** The counters of all rows of a table as plain numbers, a service before its servers. */
export interface RowFigures {
  /** One value for each row and each name, rows side by side; the rates are those of a second. */
  readonly values: Float32Array;
  /** Packets to each masquerading server and from it, since zeroing; NaN for other rows, and where they are unknown. */
  readonly asked: Float64Array;
  readonly answered: Float64Array;
  /** Active connections of all servers. */
  readonly active: number;
  /** The rates of all services; null if no service has rates. */
  readonly rates: PlainFigures | null;
  /** Whether a service has totals without rates. */
  readonly lacksRates: boolean;
}

const known = new WeakMap<Observation['services'], RowFigures>();

/** Made once for each table. */
export function rowFiguresOf(services: Observation['services']): RowFigures {
  const made = known.get(services) ?? joined(services);
  known.set(services, made);
  return made;
}

/** The same of one service. */
interface ServiceFigures {
  /** For each row its values, and the packets to it and from it. */
  readonly rows: Float64Array;
  readonly rates: PlainFigures | null;
  readonly lacksRates: boolean;
}

const wide = width + 2;
const knownParts = new WeakMap<ObservedService, ServiceFigures>();

/**
 * Made once for each service. A director that reads the table again and again asks for them while the rows are at hand:
 * afterwards each counter is far away in memory.
 */
export function serviceFiguresOf(service: ObservedService): ServiceFigures {
  const made = knownParts.get(service) ?? collected(service, new Float64Array(roomOf(service)));
  knownParts.set(service, made);
  return made;
}

function roomOf({ servers }: ObservedService): number {
  return (1 + servers.length) * wide;
}

/** Into an array with room for them. */
function collected({ servers, rates, totals }: ObservedService, rows: Float64Array): ServiceFigures {
  rows.fill(Number.NaN, width, wide);
  setRates(rows, 0, rates);
  let [active, inactive, at] = [0, 0, wide];
  for (const server of servers) {
    active += server.active;
    inactive += server.inactive;
    rows[at] = server.active;
    rows[at + 4] = server.inactive;
    setRates(rows, at, server.rates);
    const counted = server.method === 'masquerade' ? server.totals : undefined;
    rows[at + width] = counted ? countNumber(counted.inPackets) : Number.NaN;
    rows[at + width + 1] = counted ? countNumber(counted.outPackets) : Number.NaN;
    at += wide;
  }
  rows[0] = active;
  rows[4] = inactive;
  return { rows, rates: rates ? plain(rates) : null, lacksRates: totals !== undefined && rates === undefined };
}

function setRates(rows: Float64Array, at: number, rates: Figures | undefined): void {
  rows[at + 1] = rates ? countNumber(rates.connections) : 0;
  rows[at + 2] = rates ? countNumber(rates.inBytes) : 0;
  rows[at + 3] = rates ? countNumber(rates.outBytes) : 0;
}

/** Above 2^53 the nearest numbers. */
function plain({ connections, inPackets, outPackets, inBytes, outBytes }: Figures): PlainFigures {
  return {
    connections: countNumber(connections),
    inPackets: countNumber(inPackets),
    outPackets: countNumber(outPackets),
    inBytes: countNumber(inBytes),
    outBytes: countNumber(outBytes),
  };
}

function joined(services: Observation['services']): RowFigures {
  let [count, most] = [0, 0];
  for (const service of services) {
    count += 1 + service.servers.length;
    most = Math.max(most, roomOf(service));
  }
  const forOne = new Float64Array(most);
  const values = new Float32Array(count * width);
  const [asked, answered] = [new Float64Array(count), new Float64Array(count)];
  const sums = { connections: 0, inPackets: 0, outPackets: 0, inBytes: 0, outBytes: 0 };
  let [row, active, hasRates, lacksRates] = [0, 0, false, false];
  for (const service of services) {
    const part = knownParts.get(service) ?? collected(service, forOne);
    const room = roomOf(service);
    active += part.rows[0] ?? 0;
    lacksRates ||= part.lacksRates;
    if (part.rates !== null) {
      hasRates = true;
      addTo(sums, part.rates);
    }
    for (let from = 0; from < room; from += wide) {
      for (let name = 0; name < width; name++) values[row * width + name] = part.rows[from + name] ?? 0;
      asked[row] = part.rows[from + width] ?? Number.NaN;
      answered[row] = part.rows[from + width + 1] ?? Number.NaN;
      row++;
    }
  }
  return { values, asked, answered, active, rates: hasRates ? sums : null, lacksRates };
}

function addTo(sums: Record<keyof Figures, number>, rates: PlainFigures): void {
  sums.connections += rates.connections;
  sums.inPackets += rates.inPackets;
  sums.outPackets += rates.outPackets;
  sums.inBytes += rates.inBytes;
  sums.outBytes += rates.outBytes;
}
