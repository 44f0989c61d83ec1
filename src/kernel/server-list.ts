import type { RealServer, ServerKey } from '../domain/server.ts';
import { serverKeyText } from '../domain/server.ts';
import { type Destination, destination, type OwnerService } from './destination.ts';

/** Up to so many servers are found sooner by walking, which needs no names. */
const shortList = 16;

/**
 * The real servers of a service. The kernel walks them newest first, and that order decides ties and hash tables. A table
 * that is only read never walks them: those that were promised become destinations when somebody looks.
 */
export class ServerList {
  size = 0;
  /** The service, which is made with its list. */
  owner: OwnerService | null = null;
  private first: Destination | null = null;
  private last: Destination | null = null;
  private promised: RealServer[] = [];
  /** By `serverKeyText`; null while the list is short. */
  private index: Map<string, Destination> | null = null;

  get newest(): Destination | null {
    this.keepPromises();
    return this.first;
  }

  /** Puts a server at the head of the list that nobody has to know of yet. */
  promise(settings: RealServer): void {
    this.size++;
    this.promised.push(settings);
    if (this.size > shortList) this.keepPromises();
  }

  /** Puts a server at the head of the list. */
  addNewest(server: Destination): void {
    this.keepPromises();
    this.size++;
    this.link(server);
  }

  /** Takes a server out; its own links still name the neighbours it had. */
  unlink(server: Destination): void {
    if (server.newer) server.newer.older = server.older;
    else this.first = server.older;
    if (server.older) server.older.newer = server.newer;
    else this.last = server.newer;
    this.size--;
    this.index?.delete(serverKeyText(server));
  }

  has(key: ServerKey): boolean {
    return this.promised.some((server) => isNamed(server, key)) || this.linked(key) !== undefined;
  }

  find(key: ServerKey): Destination | undefined {
    this.keepPromises();
    return this.linked(key);
  }

  /** The order of addition. */
  oldestFirst(): Destination[] {
    this.keepPromises();
    const all: Destination[] = [];
    for (let server = this.last; server; server = server.newer) all.push(server);
    return all;
  }

  /** What `-a` and the last `-e` said of each, in the order of addition. */
  settings(): RealServer[] {
    const settings: RealServer[] = [];
    for (let server = this.last; server; server = server.newer) settings.push(server.settings);
    return settings.length === 0 ? [...this.promised] : settings.concat(this.promised);
  }

  private linked(key: ServerKey): Destination | undefined {
    if (this.index) return this.index.get(serverKeyText(key));
    for (let server = this.first; server; server = server.older) if (isNamed(server, key)) return server;
    return undefined;
  }

  private keepPromises(): void {
    const { owner, promised: settings } = this;
    if (settings.length === 0 || !owner) return;
    this.promised = [];
    for (const each of settings) this.link(destination(owner, each));
  }

  private link(server: Destination): void {
    server.newer = null;
    server.older = this.first;
    if (this.first) this.first.newer = server;
    else this.last = server;
    this.first = server;
    if (this.index) this.index.set(serverKeyText(server), server);
    else if (this.size > shortList) this.index = this.indexed();
  }

  private indexed(): Map<string, Destination> {
    const index = new Map<string, Destination>();
    for (let server = this.last; server; server = server.newer) index.set(serverKeyText(server), server);
    return index;
  }
}

function isNamed(server: ServerKey, { address, port }: ServerKey): boolean {
  return server.port === port && server.address === address;
}
