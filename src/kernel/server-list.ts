import { serverKeyText, type ServerKey } from '../domain/server.ts';
import type { Destination } from './destination.ts';

/** The real servers of a service. The kernel walks them newest first, and that order decides ties and hash tables. */
export interface ServerList {
  newest: Destination | null;
  oldest: Destination | null;
  size: number;
  /** By `serverKeyText`; null while the list is short. */
  index: Map<string, Destination> | null;
}

/** Up to so many servers are found sooner by walking, which needs no names. */
const shortList = 16;

export function serverList(): ServerList {
  return { newest: null, oldest: null, size: 0, index: null };
}

export function findServer(list: ServerList, key: ServerKey): Destination | undefined {
  if (list.index) return list.index.get(serverKeyText(key));
  for (let server = list.newest; server; server = server.older) {
    if (server.port === key.port && server.address === key.address) return server;
  }
  return undefined;
}

/** Puts a server at the head of the list. */
export function addNewest(list: ServerList, server: Destination): void {
  server.newer = null;
  server.older = list.newest;
  if (list.newest) list.newest.newer = server;
  else list.oldest = server;
  list.newest = server;
  list.size++;
  if (list.index) list.index.set(serverKeyText(server), server);
  else if (list.size > shortList) list.index = new Map(oldestFirst(list).map((each) => [serverKeyText(each), each]));
}

/** Takes a server out; its own links still name the neighbours it had. */
export function unlink(list: ServerList, server: Destination): void {
  if (server.newer) server.newer.older = server.older;
  else list.newest = server.older;
  if (server.older) server.older.newer = server.newer;
  else list.oldest = server.newer;
  list.size--;
  list.index?.delete(serverKeyText(server));
}

/** The order of addition. */
export function oldestFirst(list: ServerList): Destination[] {
  const all: Destination[] = [];
  for (let server = list.oldest; server; server = server.newer) all.push(server);
  return all;
}
