import { type RowFigureName, rowFigureNames, rowFiguresOf } from '../domain/row-figures.ts';
import { idsOf, placesOf, type RowId, type ServiceIds } from './identity.ts';
import type { Sample } from './sample.ts';

/** The figures of all rows in the last samples. */
export interface History {
  readonly frames: readonly Frame[];
}

interface Frame {
  readonly at: number;
  /** Shared by samples of an unchanged table. */
  readonly ids: readonly ServiceIds[];
  /** Those of `RowFigures`. */
  readonly values: Float32Array;
}

export const noHistory: History = { frames: [] };

/** Samples kept: two minutes at one a second. */
export const historyLength = 120;

export function recorded(history: History, { at, observation }: Sample): History {
  const { values } = rowFiguresOf(observation.services);
  const frame = { at, ids: idsOf(observation), values };
  return { frames: [...history.frames.slice(-(historyLength - 1)), frame] };
}

/** The history as it was at a time. */
export function until({ frames }: History, at: number): History {
  return { frames: frames.filter((frame) => frame.at <= at) };
}

/** The past of one row, oldest first; null if the row was absent. */
export function series({ frames }: History, id: RowId, name: RowFigureName): readonly (number | null)[] {
  const offset = rowFigureNames.indexOf(name);
  let last: readonly ServiceIds[] | undefined;
  let place: number | undefined;
  return frames.map(({ ids, values }) => {
    if (ids !== last) place = placesOf(ids).get(id);
    last = ids;
    return place === undefined ? null : (values[place * rowFigureNames.length + offset] ?? null);
  });
}
