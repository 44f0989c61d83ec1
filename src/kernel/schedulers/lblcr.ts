import type { Behaviour } from '../behaviour.ts';
import { type Destination, hold, release } from '../destination.ts';
import type { Scheduler } from '../scheduler.ts';
import { heavier, leastLoaded, overhead } from './load.ts';
import { type LocalityEntry, shouldMove, tidyTable } from './locality.ts';

interface Entry extends LocalityEntry {
  /** The server that was added last comes first. */
  servers: readonly Destination[];
  changed: number;
}

/** As lblc, but a busy destination address gets a set of servers, which shrinks again after `lblcr_expiration`. */
export const lblcr: Scheduler = {
  name: 'lblcr',
  summary: 'locality-based least connections with replication: a destination address keeps a set of servers',
  bind({ servers }, around) {
    const entries = new Map<string, Entry>();
    let run = 1;
    const load = (server: Destination) => overhead(server, around.behaviour);
    const expirationMs = () => around.sysctls.lblcr_expiration * 1000;

    function join(entry: Entry, server: Destination) {
      if (entry.servers.includes(server)) return;
      hold(server);
      entry.servers = [server, ...entry.servers];
      entry.changed = around.now;
    }

    function leave(entry: Entry, server: Destination) {
      release(server);
      entry.servers = entry.servers.filter((one) => one !== server);
      entry.changed = around.now;
    }

    function remember(address: string, server: Destination) {
      if (entries.size >= around.behaviour.localityEntries) return;
      const entry: Entry = { servers: [], changed: around.now, lastUse: around.now };
      join(entry, server);
      entries.set(address, entry);
    }

    return {
      pick({ destination }) {
        const entry = entries.get(destination);
        if (!entry) {
          const server = leastLoaded(servers, load);
          if (server) remember(destination, server);
          return server;
        }
        entry.lastUse = around.now;
        const known = leastOf(entry.servers, around.behaviour);
        if (entry.servers.length > 1 && around.now > entry.changed + expirationMs()) {
          const most = mostOf(entry.servers, around.behaviour);
          if (most) leave(entry, most);
        }
        if (known && !shouldMove(known, servers)) return known;
        const server = leastLoaded(servers, load);
        if (server) join(entry, server);
        return server;
      },
      tidy() {
        tidyTable(entries, run++, around.now, expirationMs(), (entry) => {
          entry.servers.forEach(release);
        });
      },
      unbind() {
        for (const entry of entries.values()) entry.servers.forEach(release);
        entries.clear();
      },
      save: (number) => ({
        run,
        entries: [...entries].map(([address, { servers: set, changed, lastUse }]) => [
          address,
          set.map(number),
          changed,
          lastUse,
        ]),
      }),
      restore(saved, server) {
        const before = saved as {
          readonly run: number;
          readonly entries: readonly [string, readonly number[], number, number][];
        };
        run = before.run;
        for (const [address, set, changed, lastUse] of before.entries) {
          const known = set.flatMap((index) => server(index) ?? []);
          known.forEach(hold);
          entries.set(address, { servers: known, changed, lastUse });
        }
      },
    };
  },
};

/** The least loaded usable server of the set. */
function leastOf(set: readonly Destination[], behaviour: Behaviour): Destination | null {
  let best: Destination | null = null;
  for (const server of set) {
    if (server.overloaded || server.weight === 0 || !server.available) continue;
    const wins = !best || heavier(overhead(best, behaviour), best.weight, overhead(server, behaviour), server.weight);
    if (wins) best = server;
  }
  return best;
}

/** The most loaded server of the set with a weight above 0, including overloaded and deleted ones. */
function mostOf(set: readonly Destination[], behaviour: Behaviour): Destination | null {
  let most: Destination | null = null;
  for (const server of set) {
    if (server.weight === 0) continue;
    const wins = !most || heavier(overhead(server, behaviour), server.weight, overhead(most, behaviour), most.weight);
    if (wins) most = server;
  }
  return most;
}
