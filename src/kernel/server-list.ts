import { serverKeyText, type ServerKey } from '../domain/server.ts';
import type { Destination } from './destination.ts';

/** The real servers of a service. The kernel walks them newest first, and that order decides ties and hash tables. */
export interface ServerList {
  newest: Destination | null;
  oldest: Destination | null;
  readonly byKey: Map<string, Destination>;
}

export function serverList(): ServerList {
  return { newest: null, oldest: null, byKey: new Map() };
}

export function findServer(list: ServerList, key: ServerKey): Destination | undefined {
  return list.byKey.get(serverKeyText(key));
}

/** Puts a server at the head of the list. */
export function addNewest(list: ServerList, server: Destination): void {
  server.newer = null;
  server.older = list.newest;
  if (list.newest) list.newest.newer = server;
  else list.oldest = server;
  list.newest = server;
  list.byKey.set(serverKeyText(server), server);
}

/** Takes a server out; its own links still name the neighbours it had. */
export function unlink(list: ServerList, server: Destination): void {
  if (server.newer) server.newer.older = server.older;
  else list.newest = server.older;
  if (server.older) server.older.newer = server.newer;
  else list.oldest = server.newer;
  list.byKey.delete(serverKeyText(server));
}

/** The order of addition. */
export function oldestFirst(list: ServerList): Destination[] {
  const all: Destination[] = [];
  for (let server = list.oldest; server; server = server.newer) all.push(server);
  return all;
}
