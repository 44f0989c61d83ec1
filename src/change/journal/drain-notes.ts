import type { LogEntry } from './change-log.ts';

/** Who drained a server, when and why, as far as the log knows. */
export interface DrainNote {
  readonly who: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string | null;
}

/**
 * The drains that nothing in the log has ended, by the words of their server in a command: `-t 192.0.2.1:80 -r
 * 10.0.0.1:80`. Only commands that took effect count.
 */
export function drainNotes(entries: readonly LogEntry[]): ReadonlyMap<string, DrainNote> {
  const notes = new Map<string, DrainNote>();
  for (const { commands, who, at, reason, result } of entries) {
    if (result === 'begun' || result === 'undone') continue;
    for (const command of commands) follow(command, { who, at, reason: reason ?? null }, notes);
  }
  return notes;
}

function follow(command: string, note: DrainNote, notes: Map<string, DrainNote>): void {
  if (command === '-C') notes.clear();
  const [, verb, server, weight] = /^-([aedD]) (.+? -r \S+|.+)(?: -[gim] -w (\d+).*)?$/.exec(command) ?? [];
  if (verb === undefined || server === undefined) return;
  if (verb === 'D') {
    for (const name of notes.keys()) if (name.startsWith(`${server} -r `)) notes.delete(name);
  } else if (verb === 'd' || weight !== '0') notes.delete(server);
  else if (!notes.has(server)) notes.set(server, note);
}
