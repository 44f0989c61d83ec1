import type { Loss } from '../../domain/complete.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { connectionsTitle, firstLineForm, procHeader, tableHeaders, type ServiceListingView } from './headers.ts';
import type { Listing, ListingLine } from './listing.ts';
import { readConnections } from './read-connections.ts';
import { readProcTable } from './read-proc-table.ts';
import { readDaemons, readTimeouts } from './read-system.ts';
import { readServices } from './read-services.ts';

export interface ListingOptions {
  /** Ticks per second (CONFIG_HZ) of the kernel whose `/proc/net/ip_vs` this is. Default: unknown. */
  readonly hz?: number | undefined;
}

/** Reads every view of `ipvsadm -L`, with or without names, and `/proc/net/ip_vs`. Fails for any other text. */
export function readListing(text: string, { hz }: ListingOptions = {}): Result<Listing, Loss> {
  const lines = text
    .split('\n')
    .map((line, index): ListingLine => ({ number: index + 1, text: line.replace(/\r$/, '') }))
    .filter((line) => line.text.trim() !== '');
  const [first] = lines;
  if (!first) return failure({ what: 'it is empty' });
  if (first.text.trimEnd() === connectionsTitle) {
    return success({ view: 'connections', ...readConnections(lines.slice(1)) });
  }
  if (first.text.startsWith('Timeout (')) return readTimeouts(lines);
  if (/^(master|backup) sync daemon /.test(first.text)) return success({ view: 'daemon', ...readDaemons(lines) });
  return readTable(lines, hz ?? null);
}

function readTable(lines: readonly ListingLine[], hz: number | null): Result<Listing, Loss> {
  const [, version, size] = firstLineForm.exec(lines[0]?.text.trimEnd() ?? '') ?? [];
  const rest = version === undefined ? lines : lines.slice(1);
  const [header, second] = rest;
  const view = viewOf(header?.text ?? '', second?.text ?? '');
  if (view === null) {
    const line = header?.number ?? lines.length;
    return failure({ line, what: 'these headers do not belong to a known listing' });
  }
  const body = rest.slice(2);
  const { services, losses } = view === 'proc' ? readProcTable(body, hz) : readServices(view, body);
  const known = version === undefined ? {} : { version, size: Number(size) };
  return success({ view, table: { ...known, services }, losses });
}

/** Blanks at the end of a line are often lost in mail and on web pages. */
function viewOf(header: string, second: string): ServiceListingView | 'proc' | null {
  const isPair = (pair: readonly [string, string]) =>
    pair[0].trimEnd() === header.trimEnd() && pair[1].trimEnd() === second.trimEnd();
  if (isPair([tableHeaders.default[0], procHeader])) return 'proc';
  const views = Object.keys(tableHeaders) as ServiceListingView[];
  return views.find((view) => isPair(tableHeaders[view])) ?? null;
}
