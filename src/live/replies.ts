import { type RowFigures, rowFiguresOf } from '../domain/row-figures.ts';
import { idsOf, placesOf, type RowId, type ServiceIds } from './identity.ts';
import type { Sample } from './sample.ts';

/** Packets that a server got since its last answer. */
export interface Unanswered {
  readonly packets: number;
  /** Milliseconds since 1970; null if it has not answered since its counters began. */
  readonly since: number | null;
}

/**
 * Servers that got packets and answered none, by row. Only masquerading servers are known: the answers of others do not
 * pass the director.
 */
export type Replies = ReadonlyMap<RowId, Unanswered>;

export const noReplies: Replies = new Map();

/** After a sample. Where rows are the same as before, only those are visited whose counters tell something new. */
export function repliesAfter(known: Replies, before: Sample | null, { observation, at }: Sample): Replies {
  const ids = idsOf(observation);
  const now = rowFiguresOf(observation.services);
  const then = before && rowFiguresOf(before.observation.services);
  const idsThen = before && idsOf(before.observation);
  if (then === null || idsThen !== ids) {
    const placesThen = idsThen && placesOf(idsThen);
    return newReplies(noReplies, everyRow(now), ids, (row, id) =>
      unanswered(now, row, then, placesThen?.get(id), known.get(id), before?.at ?? at),
    );
  }
  const left = withoutAnswered(known, ids, now, then);
  return newReplies(left, withNews(now, then), ids, (row, id) =>
    unanswered(now, row, then, row, known.get(id), before?.at ?? at),
  );
}

/** With what was found for some rows, in their order. */
function newReplies(
  known: Replies,
  rows: readonly number[],
  ids: readonly ServiceIds[],
  find: (row: number, id: RowId) => Unanswered | null,
): Replies {
  let next: Map<RowId, Unanswered> | undefined;
  let [service, start] = [0, 0];
  for (const row of rows) {
    for (let end = endOf(ids, service, start); row >= end; end = endOf(ids, service, start)) {
      service++;
      start = end;
    }
    const id = ids[service]?.servers[row - start - 1];
    if (id === undefined) continue;
    const found = find(row, id);
    if (found !== null) (next ??= new Map(known)).set(id, found);
    else if (known.has(id)) (next ??= new Map(known)).delete(id);
  }
  return next ?? known;
}

function endOf(ids: readonly ServiceIds[], service: number, start: number): number {
  return start + 1 + (ids[service]?.servers.length ?? Infinity);
}

function everyRow({ answered }: RowFigures): readonly number[] {
  return [...answered.keys()].filter((row) => !Number.isNaN(answered[row]));
}

/** Rows that got packets since the sample before and did not answer. */
function withNews({ asked, answered }: RowFigures, then: RowFigures): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < answered.length; row++) {
    const answers = answered[row];
    if (answers !== then.answered[row] && answers !== 0) continue; // Also where they are not known.
    if (asked[row] !== then.asked[row] || answers !== then.answered[row]) rows.push(row);
  }
  return rows;
}

/** Without the servers that have answered, and those whose answers are no longer known. */
function withoutAnswered(known: Replies, ids: readonly ServiceIds[], now: RowFigures, then: RowFigures): Replies {
  if (known.size === 0) return known;
  const places = placesOf(ids);
  const left = new Map(known);
  for (const id of known.keys()) {
    const row = places.get(id) ?? -1;
    const answers = now.answered[row] ?? Number.NaN;
    if (answers === 0 ? now.asked[row] === 0 : answers !== then.answered[row]) left.delete(id);
  }
  return left.size === known.size ? known : left;
}

function unanswered(
  { asked, answered }: RowFigures,
  row: number,
  then: RowFigures | null,
  rowThen: number | undefined,
  known: Unanswered | undefined,
  since: number,
): Unanswered | null {
  const [got, answers] = [asked[row] ?? 0, answered[row] ?? 0];
  if (answers === 0) return got === 0 ? null : { packets: got, since: null };
  if (then === null || rowThen === undefined || answers !== then.answered[rowThen]) return null;
  const packets = (known?.packets ?? 0) + got - (then.asked[rowThen] ?? 0);
  return packets <= 0 ? null : { packets, since: known?.since ?? since };
}
