import { countNumber } from '../domain/count-number.ts';
import type { Figures } from '../domain/observation.ts';
import { idsOf, type RowId, type ServiceIds } from './identity.ts';
import type { Sample } from './sample.ts';

/** The figures kept for each row of past samples, in this order. */
export const histories = ['active', 'connections', 'inBytes', 'outBytes', 'inactive'] as const;
export type HistoryName = (typeof histories)[number];

/** The last samples, as plain numbers. Samples of an unchanged table share one row index. */
export interface History {
  readonly frames: readonly Frame[];
}

interface Frame {
  readonly at: number;
  readonly rows: Rows;
  /** One value for each row and each name, rows side by side. */
  readonly values: Float32Array;
}

/** The position of each row; shared by samples of an unchanged table. */
interface Rows {
  readonly ids: readonly ServiceIds[];
  /** Created on first use. */
  places?: ReadonlyMap<RowId, number>;
}

export const noHistory: History = { frames: [] };

/** Samples kept: two minutes at one a second. */
export const historyLength = 120;

export function recorded(history: History, sample: Sample): History {
  const last = history.frames.at(-1);
  const frame = frameOf(sample, last?.rows);
  return { frames: [...history.frames.slice(-(historyLength - 1)), frame] };
}

/** The past of one row, oldest first; null where the row was absent. */
export function series(history: History, id: RowId, name: HistoryName): readonly (number | null)[] {
  const offset = histories.indexOf(name);
  return history.frames.map(({ rows, values }) => {
    const place = placesOf(rows).get(id);
    return place === undefined ? null : (values[place * histories.length + offset] ?? null);
  });
}

function placesOf(rows: Rows): ReadonlyMap<RowId, number> {
  rows.places ??= new Map(
    rows.ids.flatMap(({ service, servers }) => [service, ...servers]).map((id, index) => [id, index]),
  );
  return rows.places;
}

function frameOf({ at, observation }: Sample, before: Rows | undefined): Frame {
  const ids = idsOf(observation);
  let count = observation.services.length;
  for (const { servers } of observation.services) count += servers.length;
  const values = new Float32Array(count * histories.length);
  let place = 0;
  for (const { servers, rates } of observation.services) {
    const head = place;
    let [active, inactive] = [0, 0];
    keepRates(values, head, rates);
    for (const server of servers) {
      place += histories.length;
      active += server.active;
      inactive += server.inactive;
      values[place] = server.active;
      values[place + 4] = server.inactive;
      keepRates(values, place, server.rates);
    }
    values[head] = active;
    values[head + 4] = inactive;
    place += histories.length;
  }
  return { at, rows: before?.ids === ids ? before : { ids }, values };
}

function keepRates(values: Float32Array, place: number, rates: Figures | undefined): void {
  if (rates === undefined) return;
  values[place + 1] = countNumber(rates.connections);
  values[place + 2] = countNumber(rates.inBytes);
  values[place + 3] = countNumber(rates.outBytes);
}
