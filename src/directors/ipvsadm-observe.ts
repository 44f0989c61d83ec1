import type { ListedConnection, ListedTable } from '../domain/listed.ts';
import type { Connection, Observation, UnknownFact } from '../domain/observation.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Listing, ListingView } from '../ipvsadm/listing/listing.ts';
import { readListing } from '../ipvsadm/listing/read-listing.ts';
import type { DirectorFailure } from '../ports/director.ts';
import { mergedServices } from './merge-views.ts';

/** Version 1.24 has no `--nosort` and shows everything as `--nosort` does. */
export type Dialect = 'whole' | 'before 1.25';

const views = ['--tun-info', '', '--thresholds', '--persistent-conn', '--stats --exact', '--rate --exact'];

/**
 * The lines that make `ipvsadm -R` show everything. A version skips views that it does not know. The timeouts come
 * last: every version prints them as one line, which proves that nothing before it is missing.
 */
export function observeInput(dialect: Dialect): string {
  const order = dialect === 'whole' ? ' --nosort' : '';
  const lines = views.map((view) => `-L -n${order} ${view}`);
  return [...lines, '-L --daemon', '-S -n', '-L --timeout', ''].join('\n');
}

export const connectionsInput = '-L -n -c --persistent-conn\n';

/** The observation that the views add up to. A truncated answer or an unknown line is a failure. */
export function observationFromText(stdout: string): Result<Observation, DirectorFailure> {
  if (!endForm.test(stdout)) {
    return failure({ kind: 'not-understood', reason: 'the listing was cut short: its last line is missing' });
  }
  const parts = partsOf(stdout);
  if (!parts.ok) return parts;
  const { listings, saved } = parts.value;
  const tables = new Map<ListingView, ListedTable>();
  for (const listing of listings) tables.set(listing.view, listing.table);
  const first = tables.get('tun-info') ?? tables.get('default');
  if (!first) return failure({ kind: 'not-understood', reason: 'it does not list services' });
  const { version, size } = first;
  const timeouts = tables.get('timeout')?.timeouts;
  const daemons = tables.get('daemon')?.daemons ?? [];
  return success({
    services: mergedServices(tables, enginesOf(saved)),
    ...(timeouts && { timeouts }),
    daemons,
    unknown: unknownOf(tables),
    ...(version !== undefined && { version }),
    ...(size !== undefined && { size }),
  });
}

const endForm = /(?:^|\n)Timeout \(tcp tcpfin udp\): [0-9]+ [0-9]+ [0-9]+\r?\n$/;

export function connectionsFromText(stdout: string): Result<readonly Connection[], DirectorFailure> {
  const read = readListing(stdout);
  if (!read.ok) return failure({ kind: 'not-understood', reason: read.failure.what });
  const [loss] = read.value.losses;
  if (loss) return failure({ kind: 'not-understood', reason: loss.what });
  return success((read.value.table.connections ?? []).map(plainConnection));
}

/** The listings in an answer, and its `-S` lines. */
interface Parts {
  readonly listings: readonly Listing[];
  readonly saved: readonly string[];
}

/**
 * Each listing begins with its own heading; `-S` lines are recognised by their commands. What a login prints before the
 * first listing is ignored; any other unknown line is a failure, never a smaller table.
 */
function partsOf(stdout: string): Result<Parts, DirectorFailure> {
  const pieces: string[][] = [];
  const saved: string[] = [];
  for (const line of stdout.split('\n')) {
    if (/^-[Aa] /.test(line)) saved.push(line);
    else if (/^(IP Virtual Server version |Timeout \()/.test(line)) pieces.push([line]);
    else if (/^(master|backup) sync daemon /.test(line) && !/^(master|backup)/.test(pieces.at(-1)?.[0] ?? '')) {
      pieces.push([line]);
    } else pieces.at(-1)?.push(line);
  }
  const listings: Listing[] = [];
  for (const piece of pieces) {
    const read = readListing(piece.join('\n'));
    const [loss] = read.ok ? read.value.losses : [read.failure];
    if (loss || !read.ok) return failure({ kind: 'not-understood', reason: loss?.what ?? 'not a listing' });
    listings.push(read.value);
  }
  return success({ listings, saved });
}

/** Listings show an engine only beside persistence; `-S` always does. */
function enginesOf(saved: readonly string[]): ReadonlyMap<string, string> {
  const engines = new Map<string, string>();
  for (const line of saved) {
    const [, option, name = '', ipv6, engine] =
      /^-A (-t|-u|--sctp-service|-f) (\S+)( -6)?.* --pe (\S+)/.exec(line) ?? [];
    if (engine === undefined || option === undefined) continue;
    const kind = { '-t': 'tcp', '-u': 'udp', '--sctp-service': 'sctp' }[option];
    engines.set(kind ? `${kind} ${name}` : `fwmark ${Number(name) >>> 0}${ipv6 ? ' inet6' : ''}`, engine);
  }
  return engines;
}

function unknownOf(tables: ReadonlyMap<ListingView, ListedTable>): readonly UnknownFact[] {
  const missing: readonly (readonly [ListingView, UnknownFact])[] = [
    ['tun-info', 'tunnel'],
    ['thresholds', 'thresholds'],
    ['persistent-conn', 'persistent'],
    ['stats', 'statistics'],
    ['timeout', 'timeouts'],
  ];
  return missing.filter(([view]) => !tables.has(view)).map(([, unknown]) => unknown);
}

function plainConnection(connection: ListedConnection): Connection {
  const { protocol, expires, state, source, virtual, destination, engine, engineData } = connection;
  return {
    protocol,
    expires,
    state,
    source: source.address ?? '',
    sourcePort: source.port ?? 0,
    virtual: virtual.address ?? '',
    virtualPort: virtual.port ?? 0,
    destination: destination.address ?? '',
    destinationPort: destination.port ?? 0,
    ...(engine !== undefined && { engine }),
    ...(engineData !== undefined && { engineData }),
  };
}
