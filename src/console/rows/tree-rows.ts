import type { ObservedService } from '../../domain/observation.ts';
import type { RowId, ServiceIds } from '../../live/identity.ts';
import { serviceName } from '../columns/service-name.ts';
import type { TreeRow } from '../row.ts';
import type { Rows } from './rows.ts';

/**
 * All rows of a table in its own order, each made when it is asked for: of ten thousand a screen shows fifty, and the
 * next sample needs new ones.
 */
export class TreeRows implements Rows<TreeRow> {
  readonly length: number;
  private readonly services: readonly ObservedService[];
  private readonly ids: readonly ServiceIds[];
  private readonly places: Places;

  constructor(services: readonly ObservedService[], ids: readonly ServiceIds[], folded: ReadonlySet<RowId>) {
    this.services = services;
    this.ids = ids;
    this.places = placesOf(ids, folded);
    this.length = this.places.starts[ids.length] ?? 0;
  }

  /** Terminal columns of the widest name with its branch. */
  get longest(): number {
    return (this.places.longest ??= longestName(this));
  }

  at(place: number): TreeRow | undefined {
    const wanted = place < 0 ? place + this.length : place;
    if (!(wanted >= 0 && wanted < this.length)) return undefined;
    const { starts } = this.places;
    let [from, to] = [0, this.ids.length - 1];
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if ((starts[middle] ?? 0) <= wanted) from = middle;
      else to = middle - 1;
    }
    return this.rowOf(from, wanted - (starts[from] ?? 0));
  }

  slice(from = 0, to = this.length): readonly TreeRow[] {
    const end = Math.min(to < 0 ? to + this.length : to, this.length);
    const rows: TreeRow[] = [];
    for (let place = Math.max(0, from < 0 ? from + this.length : from); place < end; place++) {
      const row = this.at(place);
      if (row) rows.push(row);
    }
    return rows;
  }

  *[Symbol.iterator](): Iterator<TreeRow> {
    const { starts } = this.places;
    for (let head = 0; head < this.ids.length; head++) {
      const count = (starts[head + 1] ?? 0) - (starts[head] ?? 0);
      for (let below = 0; below < count; below++) {
        const row = this.rowOf(head, below);
        if (row) yield row;
      }
    }
  }

  /** A service, or with `below` from 1 one of its real servers. */
  private rowOf(head: number, below: number): TreeRow | undefined {
    const [service, ids] = [this.services[head], this.ids[head]];
    if (service === undefined || ids === undefined) return undefined;
    const count = service.servers.length;
    if (below === 0) {
      return { kind: 'service', id: ids.service, service, folded: this.places.folded.has(ids.service) };
    }
    const [server, id] = [service.servers[below - 1], ids.servers[below - 1]];
    if (server === undefined || id === undefined) return undefined;
    return { kind: 'server', id, service, server, last: below === count };
  }
}

/** Where the rows of each service begin, and in the end how many there are. */
interface Places {
  readonly folded: ReadonlySet<RowId>;
  readonly starts: Int32Array;
  longest?: number;
}

/** Samples of an unchanged table share their ids, and so their places. */
const known = new WeakMap<readonly ServiceIds[], Places>();

function placesOf(ids: readonly ServiceIds[], folded: ReadonlySet<RowId>): Places {
  const kept = known.get(ids);
  if (kept?.folded === folded) return kept;
  const starts = new Int32Array(ids.length + 1);
  let count = 0;
  for (const [place, { service, servers }] of ids.entries()) {
    count += folded.has(service) ? 1 : 1 + servers.length;
    starts[place + 1] = count;
  }
  const made: Places = { folded, starts };
  known.set(ids, made);
  return made;
}

/** By row ids, which end in the names: no new strings are needed. */
export function longestName(rows: Iterable<TreeRow>): number {
  let most = 0;
  let head = 0;
  for (const row of rows) {
    if (row.kind === 'service') head = row.id.length;
    const own = row.kind === 'service' ? 3 + nameLength(row) : 5 + row.id.length - head - 1;
    most = Math.max(most, own + hiddenCount(row).length);
  }
  return most;
}

/** How many servers a folded service hides. */
export function hiddenCount(row: TreeRow): string {
  return row.kind === 'service' && row.folded ? ` (${row.service.servers.length})` : '';
}

/** The id of a service is as long as its name, except that of a firewall mark. */
function nameLength({ id, service: { key } }: Extract<TreeRow, { kind: 'service' }>): number {
  return key.kind === 'fwmark' ? serviceName(key).length : id.length;
}
