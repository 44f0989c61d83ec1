import type { ObservedServer, ObservedService } from '../../domain/observation.ts';
import { serviceFiguresOf } from '../../domain/row-figures.ts';
import { compareService } from '../../domain/same-rows.ts';
import { sameServiceKey, serviceFamily, type ServiceKey } from '../../domain/service.ts';
import type { Writable } from '../observed-services.ts';
import { decodeServer } from './decode-server.ts';
import type { DecodedService } from './decode-service.ts';
import * as encode from './encode.ts';
import { KnownRows } from './known-rows.ts';
import { top } from './netlink-numbers.ts';
import { within } from './within.ts';

/** A service with its servers, as it was dumped last. */
export class KnownService {
  readonly row: DecodedService;
  readonly key: ServiceKey;
  /** What asks the kernel for its servers. */
  readonly request: readonly Buffer[];
  readonly servers: KnownRows<ObservedServer>;
  #whole: ObservedService | null = null;
  /** As it was when it was read before. */
  #before: ObservedService | null = null;
  #rows: readonly ObservedServer[] | null = null;
  #newestLast: readonly ObservedServer[] = [];

  /** What was known of the same service is used again. */
  constructor(row: DecodedService, before?: KnownService) {
    this.row = row;
    if (before && sameServiceKey(before.key, row.key)) {
      ({ key: this.key, request: this.request, servers: this.servers } = before);
      this.#before = before.#whole ?? before.#before;
      this.#rows = before.#rows;
      this.#newestLast = before.#newestLast;
    } else {
      this.key = row.key;
      this.request = [encode.serviceKey(row.key)];
      const isIpv6 = serviceFamily(row.key) === 'inet6';
      this.servers = new KnownRows(within(top.server, (words, from, end) => decodeServer(words, from, end, isIpv6)));
    }
  }

  /** The same object as before where nothing has changed. Field by field, so that all services share their shape. */
  whole(): ObservedService {
    const rows = this.servers.all();
    if (this.#whole !== null && rows === this.#rows) return this.#whole;
    // The kernel lists the newest first.
    if (rows !== this.#rows) this.#newestLast = rows.toReversed();
    this.#rows = rows;
    const { scheduler, flags, persistence, engine, onePacket, unknownAttributes, totals, rates } = this.row;
    const { key } = this;
    const servers = this.#newestLast;
    const made: Writable<ObservedService> = { key, scheduler, flags, persistence, engine, onePacket, servers };
    if (unknownAttributes !== undefined) made.unknownAttributes = unknownAttributes;
    if (totals !== undefined) made.totals = totals;
    if (rates !== undefined) made.rates = rates;
    const before = this.#whole ?? this.#before;
    if (before !== null) {
      compareService(before, made);
      serviceFiguresOf(made);
    }
    this.#before = null;
    this.#whole = made;
    return made;
  }
}
