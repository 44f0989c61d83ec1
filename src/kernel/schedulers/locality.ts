import type { Destination } from '../destination.ts';
import type { ServerList } from '../server-list.ts';

/** An entry in the tables of lblc and lblcr, for one destination address. */
export interface LocalityEntry {
  lastUse: number;
}

const tableSize = 16384;
const idleMs = 360_000;

/** Whether a server has more active connections than its weight while another one is less than half full. */
export function shouldMove(server: Destination, servers: ServerList): boolean {
  if (server.active <= server.weight) return false;
  for (let other = servers.newest; other; other = other.older) {
    if (other.active * 2 < other.weight) return true;
  }
  return false;
}

/**
 * The 60-second housekeeping: every 30th run drops what was unused for the whole expiration; the others drop entries
 * unused for six minutes, and only from a table that is too large.
 */
export function tidyTable<Entry extends LocalityEntry>(
  entries: Map<string, Entry>,
  run: number,
  now: number,
  expirationMs: number,
  drop: (entry: Entry) => void,
): void {
  const full = run % 30 === 0;
  if (!full && entries.size <= tableSize) return;
  const limit = full ? expirationMs : idleMs;
  let goal = full ? Infinity : Math.min(Math.floor(((entries.size - tableSize) * 4) / 3), tableSize / 2);
  for (const [address, entry] of entries) {
    if (goal <= 0) return;
    if (now - entry.lastUse < limit) continue;
    drop(entry);
    entries.delete(address);
    goal--;
  }
}
