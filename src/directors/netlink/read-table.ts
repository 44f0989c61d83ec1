import type { Observation, ObservedService } from '../../domain/observation.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { rowFiguresOf } from '../../domain/row-figures.ts';
import { compareRows } from '../../domain/same-rows.ts';
import type { ServiceKey } from '../../domain/service.ts';
import type { SyncDaemon } from '../../domain/table.ts';
import type { DirectorFailure } from '../../ports/director.ts';
import { inListingOrder } from '../observed-services.ts';
import type { AttributeTable } from './attribute-table.ts';
import type { Conversation } from './conversation.ts';
import { decodeDaemon } from './decode-daemon.ts';
import { decodeService } from './decode-service.ts';
import { noSuchService, refusedQuestion } from './kernel-errors.ts';
import { KnownRows } from './known-rows.ts';
import { KnownService } from './known-service.ts';
import { commands, info, top } from './netlink-numbers.ts';
import type { Pause } from './slices.ts';
import { within } from './within.ts';

/** Reads the whole table. */
export type TableReader = () => Generator<Pause, Result<Observation, DirectorFailure>>;

/**
 * A reader that remembers the bytes of the table: what is as it was the last time is the same object. The kernel has no
 * dump of the servers of all services, so there is one for each service.
 */
export function tableReader(kernel: Conversation): TableReader {
  const services = new KnownRows(within(top.service, decodeService));
  const known: KnownService[] = [];
  const inOrder = knownOrder();
  let last: readonly ObservedService[] | null = null;
  return function* readTable() {
    yield 'stoppable';
    const error = yield* kernel.dump(commands.getService, [], services);
    if (error !== 0) return failure(refusedQuestion(error));
    const rows = services.all();
    known.length = Math.min(known.length, rows.length);
    const found: ObservedService[] = [];
    for (const [place, row] of rows.entries()) {
      if (row.otherProtocol !== undefined) {
        const reason = `the kernel has a service of IP protocol ${row.otherProtocol}`;
        return failure({ kind: 'not-understood', reason });
      }
      yield 'stoppable';
      const before = known[place];
      const service = before?.row === row ? before : new KnownService(row, before);
      known[place] = service;
      const refused = yield* kernel.dump(commands.getServer, service.request, service.servers);
      if (refused === noSuchService) continue; // deleted since
      if (refused !== 0) return failure(refusedQuestion(refused));
      found.push(service.whole());
    }
    const table = inOrder(found);
    if (last !== null) {
      compareRows(last, table);
      rowFiguresOf(table);
    }
    last = table;
    return success({ services: table, ...(yield* settings(kernel)) });
  };
}

/** Daemons, timeouts, version and size. */
function* settings(kernel: Conversation): Generator<Pause, Omit<Observation, 'services'>> {
  const daemons = new KnownRows<SyncDaemon>(within(top.daemon, decodeDaemon));
  const hasDaemons = (yield* kernel.dump(commands.getDaemon, [], daemons)) === 0;
  const [config] = answered(kernel.ask(commands.getConfig, []));
  const [about] = answered(kernel.ask(commands.getInfo, []));
  const word = (found: AttributeTable, number: number) => found.word(number) ?? 0;
  const version = about && word(about, info.version);
  return {
    ...(config && {
      timeouts: { tcp: word(config, top.tcp), tcpfin: word(config, top.tcpfin), udp: word(config, top.udp) },
    }),
    ...(hasDaemons && { daemons: daemons.all() }),
    unknown: [...(config ? [] : ['timeouts' as const]), ...(hasDaemons ? [] : ['daemons' as const])],
    ...(version !== undefined && { version: `${version >>> 16}.${(version >>> 8) & 255}.${version & 255}` }),
    ...(about && { size: word(about, info.size) }),
  };
}

function answered<Answer>(answer: readonly Answer[] | number): readonly Answer[] {
  return typeof answer === 'number' ? [] : answer;
}

/**
 * Puts services into the order of a listing. The order is computed again only when services come or go. If no service has
 * changed, the list is the same array as before, and its rows need no comparison.
 */
function knownOrder(): (services: readonly ObservedService[]) => readonly ObservedService[] {
  let keys: readonly ServiceKey[] = [];
  let places: readonly number[] = [];
  let last: readonly ObservedService[] = [];
  return (services) => {
    if (keys.length !== services.length || services.some(({ key }, place) => key !== keys[place])) {
      keys = services.map(({ key }) => key);
      const placeOf = new Map(services.map((service, place) => [service, place]));
      places = inListingOrder(services).map((service) => placeOf.get(service) ?? 0);
    }
    const isSame = last.length === services.length && last.every((each, at) => each === services[places[at] ?? 0]);
    if (!isSame) last = places.flatMap((place) => services[place] ?? []);
    return last;
  };
}
