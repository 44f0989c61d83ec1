import type { Change } from '../domain/change.ts';
import { type RealServer, sameServerKey, type ServerKey, serverKeyText } from '../domain/server.ts';
import type { Service } from '../domain/service.ts';
import { type Behaviour, countedTotals } from './behaviour.ts';
import { type Destination, destination, type OwnerService } from './destination.ts';
import { overloadedAt } from './overload.ts';
import { usable } from './scheduler.ts';
import { expectedLoad } from './schedulers/sed.ts';
import { heavier, overhead } from './schedulers/load.ts';
import { tournament } from './tournament.ts';

/** A server with its connections; a server of a rules file has no counts. */
type CountedServer = RealServer & { readonly active?: number; readonly inactive?: number };

/**
 * How many of the next connections go to one server before any other server gets one, if every connection stays open.
 * Infinity: all of them. Null if the scheduler does not choose by load, or if the other servers have no counts.
 * Other servers without counts are new as well, and are ignored.
 */
export function nextConnections(service: Service, key: ServerKey, behaviour: Behaviour = countedTotals): number | null {
  const server = service.servers.find((server) => sameServerKey(server, key));
  return server ? (loadPool(service, behaviour)?.next(server) ?? null) : null;
}

/** A service whose scheduler chooses by load, while its servers change. No query or change has to visit all of them. */
export interface LoadPool {
  /** As `nextConnections`, for a server as a change adds or edits it. */
  next(server: RealServer): number | null;
  /** Applies a change of a server. */
  follow(change: Change): void;
}

/** Null if the scheduler does not choose by load. */
export function loadPool(service: Service, behaviour: Behaviour = countedTotals): LoadPool | null {
  const { scheduler, key } = service;
  const rule = rules[scheduler];
  if (!rule) return null;
  const owner = { key, statistics: null };
  const datagrams = key.kind === 'udp';
  const servers = new Map<string, { readonly place: number; readonly server: CountedServer }>();
  const row = tournament<Destination>((one, other) => isBusier(rule, behaviour, other, one));
  let places = 0;
  let withCounts = 0;

  function put(server: CountedServer, place: number): void {
    servers.set(serverKeyText(server), { place, server });
    const made = server.active === undefined ? null : counted(owner, server);
    row.set(place, made && usable(made) ? made : null);
  }

  for (const server of service.servers) {
    put(server, places++);
    withCounts += Number(isCounted(server));
  }

  return {
    next(server) {
      const known = servers.get(serverKeyText(server));
      const place = known?.place ?? places;
      const one: CountedServer = { ...known?.server, ...server };
      const others = servers.size - Number(known !== undefined);
      if (others > 0 && withCounts === Number(known !== undefined && isCounted(known.server))) return null;
      const [older, newer] = [row.best(0, place), row.best(place + 1, places)];
      const taken = counted(owner, one);
      const [active, inactive] = [taken.active, taken.inactive];
      return firstRefused((more) => {
        taken.active = datagrams ? active : active + more;
        taken.inactive = datagrams ? inactive + more : inactive;
        if (one.upper > 0 && taken.active + taken.inactive >= one.upper) return false;
        return usable(taken) && wins(rule, behaviour, taken, newer, older);
      });
    },
    follow(change) {
      if (!('server' in change)) return;
      const text = serverKeyText(change.server);
      const known = servers.get(text);
      if (change.kind === 'add-server') {
        if (!known) put(change.server, places++);
      } else if (known && change.kind === 'edit-server') {
        put({ ...known.server, ...change.server }, known.place);
      } else if (known) {
        servers.delete(text);
        withCounts -= Number(isCounted(known.server));
        row.set(known.place, null);
      }
    },
  };
}

interface LoadRule {
  readonly load: (server: Destination, behaviour: Behaviour) => number;
  /** Whether the weight divides the load. */
  readonly weighs: boolean;
  /** Whether an idle server is chosen at once. */
  readonly idleFirst?: true;
}

const weighted: LoadRule = { load: overhead, weighs: true };

/** The schedulers that choose by load; lblc and lblcr do so for a destination address that is new to them. */
const rules: Readonly<Record<string, LoadRule | undefined>> = {
  lc: { load: overhead, weighs: false },
  wlc: weighted,
  lblc: weighted,
  lblcr: weighted,
  sed: { load: expectedLoad, weighs: true },
  nq: { load: expectedLoad, weighs: true, idleFirst: true },
};

function isCounted(server: CountedServer): boolean {
  return server.active !== undefined;
}

function counted(owner: OwnerService, server: CountedServer): Destination {
  const made = destination(owner, server);
  const { active = 0, inactive = 0 } = server;
  return Object.assign(made, { active, inactive, overloaded: overloadedAt(server, active + inactive) });
}

function isBusier(rule: LoadRule, behaviour: Behaviour, left: Destination, right: Destination): boolean {
  if (rule.idleFirst && (left.active === 0) !== (right.active === 0)) return right.active === 0;
  const weight = (server: Destination) => (rule.weighs ? server.weight : 1);
  return heavier(rule.load(left, behaviour), weight(left), rule.load(right, behaviour), weight(right));
}

/** Among equal servers the newest is chosen; with nq the newest idle one. */
function wins(
  rule: LoadRule,
  behaviour: Behaviour,
  one: Destination,
  newer: Destination | null,
  older: Destination | null,
): boolean {
  if (rule.idleFirst && one.active === 0) return newer?.active !== 0;
  if (newer && !isBusier(rule, behaviour, newer, one)) return false;
  return !older || !isBusier(rule, behaviour, one, older);
}

/** The least number for which a condition is false, if it stays false for all greater ones. */
function firstRefused(holds: (count: number) => boolean): number {
  if (!holds(0)) return 0;
  let [least, most] = [0, 1];
  while (holds(most)) {
    if (most > 2 ** 32) return Infinity;
    [least, most] = [most, most * 2];
  }
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (holds(middle)) least = middle;
    else most = middle;
  }
  return most;
}
