import type { Figures, ObservedServer, ObservedService } from '../../domain/observation.ts';
import { keepRowFigures, plainFigures, RowFiguresMaker } from '../../domain/row-figures.ts';
import { compareRows, keepSameRules } from '../../domain/same-rows.ts';
import { serviceFamily } from '../../domain/service.ts';
import { compareServices } from '../../ipvsadm/listing-order.ts';
import {
  observedServer,
  observedService,
  type RowTotals,
  serverWithCounters,
  serviceWithFigures,
} from '../observed-services.ts';
import { decodeServer, decodeService } from './decode.ts';
import * as numbers from './netlink-numbers.ts';
import { RowBytes, type RuleWords } from './row-bytes.ts';
import { RowMemory } from './row-memory.ts';

/** What a reading leaves for the next one. */
export interface FinishedReading {
  /** In the order of the kernel's answers, each without its servers; null where it cannot be a rule. */
  readonly heads: RowMemory<ObservedService | null>;
  /** The servers of all services, in the order of the listing; those of one service newest first. */
  readonly servers: RowMemory<ObservedServer | null>;
  /** The services in the order of the listing, as places among the heads. */
  readonly order: readonly number[];
  /** How many servers the kernel sent for each of them. */
  readonly counts: readonly number[];
  readonly table: readonly ObservedService[];
}

/**
 * One reading of a table: first its services, then the servers of each in the order of the listing. A row that differs
 * from the one at its place in the reading before only in counters is not decoded again.
 */
export class TableReading {
  private readonly before: FinishedReading | null;
  private readonly heads: FinishedReading['heads'];
  private readonly servers: FinishedReading['servers'];
  private readonly headBytes = new RowBytes({ ...numbers.service, connections: Infinity });
  private readonly serverBytes = new RowBytes({ ...numbers.server, connections: numbers.server.active });
  private readonly figures: RowFiguresMaker;
  private order: readonly number[] = [];
  private readonly counts: number[] = [];
  private readonly table: ObservedService[] = [];
  /** Whether the rules of all rows so far are those of the rows before. */
  private isSame: boolean;
  /** Whether the counters of all rows so far were found in their places. */
  private isCounted = true;

  constructor(before: FinishedReading | null) {
    this.before = before;
    this.heads = new RowMemory(before?.heads ?? null);
    this.servers = new RowMemory(before?.servers ?? null);
    this.figures = new RowFiguresMaker(before === null ? 0 : before.order.length + before.servers.rows.length);
    this.isSame = before !== null;
  }

  /** A service as the kernel sends it. */
  addService(content: Buffer): void {
    const bytes = this.headBytes;
    const words = bytes.read(content) ? bytes : unusual;
    const known = this.heads.known(words);
    if (known === undefined) this.isSame = false;
    const row = known ? serviceWithFigures(known, [], totalsIn(bytes)) : observedService(decodeService(content), []);
    this.heads.keep(row, words);
  }

  /** All services were added; their servers are read in this order. */
  inOrder(): readonly ObservedService[] {
    const { rows } = this.heads;
    if (this.before?.heads.rows.length !== rows.length) this.isSame = false;
    if (this.isSame && this.before) this.order = this.before.order;
    else this.order = listingOrder(rows);
    return this.order.flatMap((place) => rows[place] ?? []);
  }

  /** The servers of the next service, as the kernel sends them: newest first. */
  begin({ rates, totals }: ObservedService, count: number): void {
    if (this.before?.counts[this.counts.length] !== count) this.isSame = false;
    this.counts.push(count);
    this.figures.addService(count, rates && plainFigures(rates), totals !== undefined);
  }

  /** A server of that service; null where it cannot be a rule. */
  addServer(content: Buffer, service: ObservedService, place: number): ObservedServer | null {
    const bytes = this.serverBytes;
    const isIpv6 = serviceFamily(service.key) === 'inet6';
    const isUsual = bytes.read(content);
    bytes.add(isIpv6 ? 1 : 0);
    const words = isUsual ? bytes : unusual;
    const known = this.servers.known(words);
    if (known === undefined) this.isSame = false;
    const { connections: counts } = bytes;
    const row = known
      ? serverWithCounters(known, counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0, totalsIn(bytes))
      : observedServer(decodeServer(content, isIpv6));
    this.servers.keep(row, words);
    if (isUsual && row !== null) this.count(row, (this.counts.at(-1) ?? 0) - 1 - place);
    else this.isCounted = false;
    return row;
  }

  /** The service with its servers, oldest first. */
  end(service: ObservedService, servers: readonly ObservedServer[]): void {
    this.table.push(serviceWithFigures(service, servers, service));
  }

  /** The service was deleted while the table was read. */
  skip(): void {
    this.counts.push(0);
    [this.isSame, this.isCounted] = [false, false];
  }

  finished(): FinishedReading {
    const { before, heads, servers, order, counts, table } = this;
    if (this.isCounted) keepRowFigures(table, this.figures.made());
    if (before !== null && this.isSame) keepSameRules(before.table, table);
    else if (before !== null) compareRows(before.table, table);
    return { heads: heads.finish(), servers: servers.finish(), order, counts, table };
  }

  private count({ active, inactive, method }: ObservedServer, place: number): void {
    const { serverBytes: bytes, figures } = this;
    figures.setServer(place, active, inactive, bytes.number(5), bytes.number(8), bytes.number(9));
    if (method === 'masquerade' && bytes.hasFigures) figures.setPackets(place, bytes.number(1), bytes.number(2));
  }
}

/** Of a row that is not built as usual, nothing is known. */
const unusual: RuleWords = { words: new Uint32Array(0), count: 0 };

function listingOrder(rows: readonly (ObservedService | null)[]): readonly number[] {
  return rows
    .flatMap((row, place) => (row === null ? [] : [{ key: row.key, place }]))
    .sort((left, right) => compareServices(left.key, right.key))
    .map(({ place }) => place);
}

function totalsIn(bytes: RowBytes): RowTotals {
  return bytes.hasFigures ? { totals: fiveFrom(bytes, 0), rates: fiveFrom(bytes, 5) } : none;
}

const none: RowTotals = {};

function fiveFrom(bytes: RowBytes, first: number): Figures {
  return {
    connections: bytes.count64(first),
    inPackets: bytes.count64(first + 1),
    outPackets: bytes.count64(first + 2),
    inBytes: bytes.count64(first + 3),
    outBytes: bytes.count64(first + 4),
  };
}
