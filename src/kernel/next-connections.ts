import { type RealServer, type ServerKey, serverKeyText } from '../domain/server.ts';
import type { Service } from '../domain/service.ts';
import { type Behaviour, countedTotals } from './behaviour.ts';
import { type Destination, destination } from './destination.ts';
import { overloadedAt } from './overload.ts';
import { usable } from './scheduler.ts';
import { expectedLoad } from './schedulers/sed.ts';
import { heavier, overhead } from './schedulers/load.ts';

/** A server with its connections; a server of a rules file has no counts. */
type CountedServer = RealServer & { readonly active?: number; readonly inactive?: number };

/**
 * How many of the next connections go to one server before any other server gets one, if every connection stays open.
 * Infinity: all of them. Null where the scheduler does not choose by load, or where the others are not counted. Other
 * servers without counts are new as well, and are left out.
 */
export function nextConnections(service: Service, key: ServerKey, behaviour: Behaviour = countedTotals): number | null {
  const rule = rules[service.scheduler];
  if (!rule) return null;
  const text = serverKeyText(key);
  const servers: readonly CountedServer[] = service.servers;
  const place = servers.findIndex((server) => serverKeyText(server) === text);
  const one = servers[place];
  const others = servers.filter((server, at) => at !== place && server.active !== undefined);
  if (!one || (others.length === 0 && servers.length > 1)) return null;
  const datagrams = service.key.kind === 'udp';
  const owner = { key: service.key, statistics: null };
  const counted = (server: CountedServer) => withCounts(destination(owner, server), server);
  const newer = best(
    rule,
    behaviour,
    servers
      .slice(place + 1)
      .filter(isCounted)
      .map(counted),
  );
  const older = best(rule, behaviour, servers.slice(0, place).filter(isCounted).map(counted));
  const taken = counted(one);
  const [active, inactive] = [taken.active, taken.inactive];
  const isNext = (more: number): boolean => {
    taken.active = datagrams ? active : active + more;
    taken.inactive = datagrams ? inactive + more : inactive;
    if (one.upper > 0 && taken.active + taken.inactive >= one.upper) return false;
    return usable(taken) && wins(rule, behaviour, taken, newer, older);
  };
  return firstRefused(isNext);
}

interface LoadRule {
  readonly load: (server: Destination, behaviour: Behaviour) => number;
  /** Whether the weight divides the load. */
  readonly weighs: boolean;
  /** Whether an idle server is taken at once. */
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

/** Whether a scheduler chooses by load, so that `nextConnections` can tell. */
export function choosesByLoad(scheduler: string): boolean {
  return rules[scheduler] !== undefined;
}

function isCounted(server: CountedServer): boolean {
  return server.active !== undefined;
}

function withCounts(made: Destination, { active = 0, inactive = 0, upper }: CountedServer): Destination {
  made.active = active;
  made.inactive = inactive;
  made.overloaded = overloadedAt({ upper }, active + inactive);
  return made;
}

/** The one that would be chosen among others; of equal ones any. */
function best(rule: LoadRule, behaviour: Behaviour, servers: readonly Destination[]): Destination | null {
  let found: Destination | null = null;
  for (const server of servers) {
    if (usable(server) && (!found || isBusier(rule, behaviour, found, server))) found = server;
  }
  return found;
}

function isBusier(rule: LoadRule, behaviour: Behaviour, left: Destination, right: Destination): boolean {
  if (rule.idleFirst && (left.active === 0) !== (right.active === 0)) return right.active === 0;
  const weight = (server: Destination) => (rule.weighs ? server.weight : 1);
  return heavier(rule.load(left, behaviour), weight(left), rule.load(right, behaviour), weight(right));
}

/** Of equal servers the newest is taken; under nq the newest idle one. */
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

/** The least number for which a condition that never comes back no longer holds. */
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
