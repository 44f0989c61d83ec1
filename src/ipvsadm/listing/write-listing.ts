import type { ListedServer, ListedService, ListedTable } from '../../domain/listed.ts';
import { firstLine, tableHeaders, type ServiceListingView } from './headers.ts';
import { serviceText, serverText } from './line-heads.ts';
import type { LineWriter } from './line-writer.ts';
import { named, type Naming } from './naming.ts';
import { inListingOrder, type ListingOrder } from './ordered-listing.ts';
import { defaultView } from './view-default.ts';
import { persistentConnView } from './view-persistent-conn.ts';
import { rateView } from './view-rate.ts';
import { statsView } from './view-stats.ts';
import { thresholdsView } from './view-thresholds.ts';
import { tunInfoView } from './view-tun-info.ts';

export interface WriteOptions {
  /** `--exact`: counters in full instead of as 123456K. */
  readonly exact?: boolean;
  /** The listing of one service has no first line. */
  readonly oneService?: boolean;
  /** Sorted unless said otherwise. */
  readonly order?: ListingOrder;
  /** How addresses and ports are named; absent for `-n`. */
  readonly naming?: Naming;
}

const views: Readonly<Record<ServiceListingView, LineWriter>> = {
  stats: statsView,
  rate: rateView,
  thresholds: thresholdsView,
  'persistent-conn': persistentConnView,
  'tun-info': tunInfoView,
  default: defaultView,
};

/**
 * The services and real servers of `ipvsadm -L`, byte for byte as version 1.31 prints them, including its bugs. An
 * `Observation` is such a table; unknown values are shown as 0.
 */
export function writeListing(table: ListedTable, view: ServiceListingView, options: WriteOptions = {}): string {
  const { exact = false, oneService = false, order = 'sorted', naming } = options;
  const ordered = inListingOrder(table.services ?? [], order);
  const services = naming ? named(ordered, naming) : ordered;
  const lines: string[] = oneService ? [] : [firstLine(table.version ?? '1.2.1', table.size ?? 4096)];
  lines.push(...tableHeaders[view]);
  const writer = views[view];
  for (const service of services) {
    lines.push(serviceLine(writer, service, exact));
    for (const server of service.servers) lines.push(serverLine(writer, server, exact));
  }
  return `${lines.join('\n')}\n`;
}

function serviceLine(writer: LineWriter, service: ListedService, exact: boolean): string {
  return writer.service(serviceText(service.key), service, exact);
}

function serverLine(writer: LineWriter, server: ListedServer, exact: boolean): string {
  return `  -> ${serverText(server).padEnd(28)}${writer.server(server, exact)}`;
}
