import { type Destination, hold, release } from '../destination.ts';
import type { Scheduler } from '../scheduler.ts';
import { leastLoaded, overhead } from './load.ts';
import { type LocalityEntry, shouldMove, tidyTable } from './locality.ts';

interface Entry extends LocalityEntry {
  readonly server: Destination;
}

/**
 * A destination address keeps its server until that is deleted, quiesced, or overloaded while another one is half idle.
 */
export const lblc: Scheduler = {
  name: 'lblc',
  summary: 'locality-based least connections: a destination address keeps its server while that has room',
  bind({ servers }, around) {
    const entries = new Map<string, Entry>();
    let run = 1;
    const load = (server: Destination) => overhead(server, around.behaviour);

    function remember(address: string, server: Destination) {
      const known = entries.get(address);
      if (known?.server === server) return;
      if (!known && entries.size >= around.behaviour.localityEntries) return;
      if (known) release(known.server);
      hold(server);
      entries.set(address, { server, lastUse: around.now });
    }

    return {
      pick({ destination }) {
        const known = entries.get(destination);
        if (known) {
          known.lastUse = around.now;
          const { server } = known;
          if (server.available && server.weight > 0 && !shouldMove(server, servers)) return server;
        }
        const server = leastLoaded(servers, load);
        if (server) remember(destination, server);
        return server;
      },
      tidy() {
        const expirationMs = around.sysctls.lblc_expiration * 1000;
        tidyTable(entries, run++, around.now, expirationMs, ({ server }) => {
          release(server);
        });
      },
      unbind() {
        for (const { server } of entries.values()) release(server);
        entries.clear();
      },
      save: (number) => ({
        run,
        entries: [...entries].map(([address, { server, lastUse }]) => [address, number(server), lastUse]),
      }),
      restore(saved, server) {
        const before = saved as { readonly run: number; readonly entries: readonly [string, number, number][] };
        run = before.run;
        for (const [address, index, lastUse] of before.entries) {
          const known = server(index);
          if (!known) continue;
          hold(known);
          entries.set(address, { server: known, lastUse });
        }
      },
    };
  },
};
