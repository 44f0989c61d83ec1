import type { RealServer, ServerKey } from '../domain/server.ts';
import { serverKeyText } from '../domain/server.ts';
import type { Destination } from './destination.ts';

/** Up to this many servers, a walk is faster, and needs no names. */
const shortList = 16;

/**
 * The real servers of a service. The kernel walks them newest first, and that order decides ties and hash tables. While
 * the service is lazy they are only promised; they become destinations when the service starts.
 */
export class ServerList {
  size = 0;
  /** The service, if it can be lazy. */
  private readonly owner: { wake(): void } | null;
  private first: Destination | null = null;
  private last: Destination | null = null;
  private promised: RealServer[] = [];
  /** By `serverKeyText`; null while the list is short. */
  private index: Map<string, Destination> | null = null;

  constructor(owner: { wake(): void } | null = null) {
    this.owner = owner;
  }

  get newest(): Destination | null {
    this.owner?.wake();
    return this.first;
  }

  /** Adds a promised server at the head of the list. */
  promise(settings: RealServer): void {
    this.size++;
    this.promised.push(settings);
    if (this.size > shortList) this.owner?.wake();
  }

  /** Removes and returns the promised servers, in the order of addition. */
  takePromised(): readonly RealServer[] {
    const { promised } = this;
    this.promised = [];
    this.size -= promised.length;
    return promised;
  }

  /** Adds a server at the head of the list. */
  addNewest(server: Destination): void {
    this.size++;
    this.link(server);
  }

  /** Removes a server; its own links still point to its old neighbours. */
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
    this.owner?.wake();
    return this.linked(key);
  }

  /** The order of addition. */
  oldestFirst(): Destination[] {
    this.owner?.wake();
    const all: Destination[] = [];
    for (let server = this.last; server; server = server.newer) all.push(server);
    return all;
  }

  /** The settings of each by `-a` and the last `-e`, in the order of addition. */
  settings(): RealServer[] {
    if (this.promised.length > 0) return [...this.promised];
    const settings: RealServer[] = [];
    for (let server = this.last; server; server = server.newer) settings.push(server.settings);
    return settings;
  }

  private linked(key: ServerKey): Destination | undefined {
    if (this.index) return this.index.get(serverKeyText(key));
    for (let server = this.first; server; server = server.older) if (isNamed(server, key)) return server;
    return undefined;
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
