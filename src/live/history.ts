import type { ObservedServer, ObservedService } from '../domain/observation.ts';
import { type RowId, serverId, serviceId } from './identity.ts';
import type { Sample } from './sample.ts';

/** What is kept of each row of the past samples. */
export const histories = ['active', 'connections', 'inBytes', 'outBytes'] as const;
export type HistoryName = (typeof histories)[number];

/** The last samples, as plain numbers. Rows of one table share one index for as long as the table stays as it is. */
export interface History {
  readonly frames: readonly Frame[];
}

interface Frame {
  readonly at: number;
  readonly places: ReadonlyMap<RowId, number>;
  /** One value for each row and each name, rows side by side. */
  readonly values: Float32Array;
}

export const noHistory: History = { frames: [] };

/** Samples kept: two minutes at one a second. */
export const historyLength = 120;

export function recorded(history: History, sample: Sample): History {
  const last = history.frames.at(-1);
  const frame = frameOf(sample, last?.places);
  return { frames: [...history.frames.slice(-(historyLength - 1)), frame] };
}

/** The past of one row, oldest first; null where the row was absent. */
export function series(history: History, id: RowId, name: HistoryName): readonly (number | null)[] {
  const offset = histories.indexOf(name);
  return history.frames.map(({ places, values }) => {
    const place = places.get(id);
    return place === undefined ? null : (values[place * histories.length + offset] ?? null);
  });
}

function frameOf({ at, observation }: Sample, before: ReadonlyMap<RowId, number> | undefined): Frame {
  const ids: RowId[] = [];
  const rows: (ObservedService | ObservedServer)[] = [];
  for (const service of observation.services) {
    const id = serviceId(service.key);
    ids.push(id);
    rows.push(service);
    for (const server of service.servers) {
      ids.push(serverId(id, server));
      rows.push(server);
    }
  }
  const same = before?.size === ids.length && ids.every((id, index) => before.get(id) === index);
  const values = new Float32Array(rows.length * histories.length);
  rows.forEach((row, index) => {
    values.set(valuesOf(row), index * histories.length);
  });
  return { at, places: same ? before : new Map(ids.map((id, index) => [id, index])), values };
}

function valuesOf(row: ObservedService | ObservedServer): readonly number[] {
  const active = 'servers' in row ? row.servers.reduce((sum, server) => sum + server.active, 0) : row.active;
  const { connections = 0n, inBytes = 0n, outBytes = 0n } = row.rates ?? {};
  return [active, Number(connections), Number(inBytes), Number(outBytes)];
}
