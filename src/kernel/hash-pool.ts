import type { Change } from '../domain/change.ts';
import { type RealServer, type ServerKey, serverKeyText } from '../domain/server.ts';
import type { Service, ServiceSettings } from '../domain/service.ts';
import { type Destination, destination } from './destination.ts';
import { overloadedAt } from './overload.ts';
import { picksOf, type HashTable } from './hash-picks.ts';
import { usable } from './scheduler.ts';
import { dhTable } from './schedulers/dh.ts';
import { mhTable } from './schedulers/mh.ts';
import { shTable } from './schedulers/sh.ts';
import { ServerList } from './server-list.ts';

/** The last weight above 0 of each server, by `serverKeyText`: mh builds its table from it. */
export type LastWeights = ReadonlyMap<string, number>;

/** The server for each slot of a hash table; null if clients are refused. */
export type Picks = readonly (ServerKey | null)[];

/**
 * A service that changes step by step, and the servers that its clients hash to. A step costs as much as filling the
 * hash table, however many servers there are.
 */
export interface HashPool {
  readonly settings: ServiceSettings;
  /** Null while the scheduler does not hash. */
  picks(): Picks | null;
  /** Applies a change of the service's settings or of one of its servers. */
  follow(change: Change): void;
}

export function hashPool(service: Service, lastWeights?: LastWeights): HashPool {
  const owner = { key: service.key, statistics: null };
  const list = new ServerList();
  let settings: ServiceSettings = service;
  let table: HashTable | null = null;
  let picks: Picks | null = null;
  for (const server of service.servers) add(server, lastWeights?.get(serverKeyText(server)) ?? 0);

  function add(server: RealServer, lastWeight: number): void {
    const made = destination(owner, server);
    ({ active: made.active, inactive: made.inactive } = connectionsOf(server));
    made.lastWeight = server.weight || lastWeight;
    made.overloaded = overloadedAt(server, made.active + made.inactive);
    list.addNewest(made);
    table = null;
  }

  function edit(made: Destination, server: RealServer): void {
    const { weight, lastWeight } = made;
    const served = usable(made);
    made.settings = server;
    made.weight = server.weight;
    made.lastWeight = server.weight || lastWeight;
    made.overloaded = overloadedAt(server, made.active + made.inactive);
    if (settings.scheduler === 'mh' ? lastWeight !== made.lastWeight : weight !== made.weight) table = null;
    if (served !== usable(made)) picks = null;
  }

  return {
    get settings() {
      return settings;
    },
    picks() {
      const fill = tables[settings.scheduler];
      if (!fill) return null;
      if (table === null) {
        table = fill(list);
        picks = null;
      }
      return (picks ??= picksOf(settings, table));
    },
    follow(change) {
      if (change.kind === 'edit-service') {
        if (change.service.scheduler !== settings.scheduler) table = null;
        settings = change.service;
        picks = null;
      } else if (change.kind === 'add-server') {
        if (!list.has(change.server)) add(change.server, 0);
      } else if (change.kind === 'edit-server' || change.kind === 'delete-server') {
        const known = list.find(change.server);
        if (!known) return;
        if (change.kind === 'edit-server') edit(known, change.server);
        else {
          list.unlink(known);
          table = null;
        }
      }
    },
  };
}

const tables: Readonly<Record<string, ((servers: ServerList) => HashTable) | undefined>> = {
  sh: shTable,
  dh: dhTable,
  mh: mhTable,
};

/** The connections of an observed server; a server of a rules file has none. */
function connectionsOf(server: object): { readonly active: number; readonly inactive: number } {
  const { active = 0, inactive = 0 } = server as { readonly active?: number; readonly inactive?: number };
  return { active, inactive };
}
