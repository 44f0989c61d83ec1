import { countNumber } from './count-number.ts';
import type { Figures, Observation } from './observation.ts';

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
  const made = known.get(services) ?? collected(services);
  known.set(services, made);
  return made;
}

function collected(services: Observation['services']): RowFigures {
  const maker = new RowFiguresMaker(services.reduce((sum, { servers }) => sum + 1 + servers.length, 0));
  for (const { servers, rates, totals } of services) {
    maker.addService(servers.length, rates && plainFigures(rates), totals !== undefined);
    servers.forEach(({ active, inactive, method, rates: own, totals: all }, place) => {
      const { connections = 0n, inBytes = 0n, outBytes = 0n } = own ?? {};
      maker.setServer(place, active, inactive, countNumber(connections), countNumber(inBytes), countNumber(outBytes));
      if (method !== 'masquerade' || all === undefined) return;
      maker.setPackets(place, countNumber(all.inPackets), countNumber(all.outPackets));
    });
  }
  return maker.made();
}

const none: PlainFigures = { connections: 0, inPackets: 0, outPackets: 0, inBytes: 0, outBytes: 0 };

/** Figures as numbers; above 2^53 the nearest ones. */
function plainFigures({ connections, inPackets, outPackets, inBytes, outBytes }: Figures): PlainFigures {
  return {
    connections: countNumber(connections),
    inPackets: countNumber(inPackets),
    outPackets: countNumber(outPackets),
    inBytes: countNumber(inBytes),
    outBytes: countNumber(outBytes),
  };
}

/** Collects the figures of a table, service after service in the order of the rows. */
class RowFiguresMaker {
  private values: Float32Array;
  private asked: Float64Array;
  private answered: Float64Array;
  private rows = 0;
  private head = 0;
  private active = 0;
  private rates: Record<keyof Figures, number> | null = null;
  private lacksRates = false;

  /** For this many rows; more find room too. */
  constructor(rows: number) {
    this.values = new Float32Array(rows * width);
    this.asked = new Float64Array(rows).fill(Number.NaN);
    this.answered = new Float64Array(rows).fill(Number.NaN);
  }

  /** The next service, with this many servers. */
  addService(servers: number, rates: PlainFigures | undefined, hasTotals: boolean): void {
    this.head = this.rows;
    this.rows += 1 + servers;
    if (this.rows > this.asked.length) this.grow();
    if (rates === undefined) {
      this.lacksRates ||= hasTotals;
      return;
    }
    this.setRates(this.head, rates.connections, rates.inBytes, rates.outBytes);
    this.rates ??= { ...none };
    this.rates.connections += rates.connections;
    this.rates.inPackets += rates.inPackets;
    this.rates.outPackets += rates.outPackets;
    this.rates.inBytes += rates.inBytes;
    this.rates.outBytes += rates.outBytes;
  }

  /** A server of the last service, by its place; in any order, each once. */
  setServer(
    place: number,
    active: number,
    inactive: number,
    connections: number,
    inBytes: number,
    outBytes: number,
  ): void {
    const [{ values }, head, at] = [this, this.head * width, (this.head + 1 + place) * width];
    values[at] = active;
    values[at + 4] = inactive;
    values[head] = (values[head] ?? 0) + active;
    values[head + 4] = (values[head + 4] ?? 0) + inactive;
    this.active += active;
    this.setRates(this.head + 1 + place, connections, inBytes, outBytes);
  }

  /** Of a masquerading server. */
  setPackets(place: number, asked: number, answered: number): void {
    this.asked[this.head + 1 + place] = asked;
    this.answered[this.head + 1 + place] = answered;
  }

  made(): RowFigures {
    const { rows, values, asked, answered, active, rates, lacksRates } = this;
    const isFull = asked.length === rows;
    return {
      values: isFull ? values : values.slice(0, rows * width),
      asked: isFull ? asked : asked.slice(0, rows),
      answered: isFull ? answered : answered.slice(0, rows),
      active,
      rates,
      lacksRates,
    };
  }

  private setRates(row: number, connections: number, inBytes: number, outBytes: number): void {
    this.values[row * width + 1] = connections;
    this.values[row * width + 2] = inBytes;
    this.values[row * width + 3] = outBytes;
  }

  private grow(): void {
    const { values, asked, answered } = this;
    const rows = Math.max(this.rows, asked.length * 2);
    this.values = new Float32Array(rows * width);
    this.values.set(values);
    this.asked = new Float64Array(rows).fill(Number.NaN);
    this.asked.set(asked);
    this.answered = new Float64Array(rows).fill(Number.NaN);
    this.answered.set(answered);
  }
}
