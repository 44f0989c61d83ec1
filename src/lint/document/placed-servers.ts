import { type RealServer, type ServerKey, serverKeyText } from '../../domain/server.ts';
import type { LintLine, PlacedServer } from '../lint-document.ts';
import type { LazyLines } from './lazy-lines.ts';

/** A real server with the indexes of the lines that made it; the lines and its name are made on demand. */
class ServerEntry implements PlacedServer {
  readonly server: RealServer;
  private readonly addedAt: number;
  private readonly settledAt: number;
  private readonly lines: LazyLines;

  constructor(server: RealServer, addedAt: number, settledAt: number, lines: LazyLines) {
    this.server = server;
    this.addedAt = addedAt;
    this.settledAt = settledAt;
    this.lines = lines;
  }

  get name(): string {
    return serverKeyText(this.server);
  }

  get added(): LintLine {
    return this.lines.line(this.addedAt);
  }

  get settled(): LintLine {
    return this.lines.line(this.settledAt);
  }

  edited(server: RealServer, place: number): ServerEntry {
    return new ServerEntry(server, this.addedAt, place, this.lines);
  }
}

/**
 * The real servers of a service in the order of addition. Most files only add servers, and for an added server only the
 * index of its line is stored; entries are made when one is looked up.
 */
export class PlacedServers {
  private places: number[] = [];
  private entries: Map<string, ServerEntry> | null = null;
  private readonly lines: LazyLines;

  constructor(lines: LazyLines) {
    this.lines = lines;
  }

  find(key: ServerKey): PlacedServer | undefined {
    return this.known().get(serverKeyText(key));
  }

  /** One that does not exist yet, added by the line at a place. */
  add(server: RealServer, place: number): void {
    if (this.entries) this.entries.set(serverKeyText(server), new ServerEntry(server, place, place, this.lines));
    else this.places.push(place);
  }

  /** Returns what was replaced. */
  edit(server: RealServer, place: number): RealServer | undefined {
    const entries = this.known();
    const name = serverKeyText(server);
    const before = entries.get(name);
    if (before) entries.set(name, before.edited(server, place));
    return before?.server;
  }

  delete(key: ServerKey): void {
    this.known().delete(serverKeyText(key));
  }

  /** With the settings that the kernel has for each. */
  all(servers: readonly RealServer[]): readonly PlacedServer[] {
    if (this.entries) return [...this.entries.values()];
    return servers.map((server, index) => {
      const place = this.places[index];
      if (place === undefined) throw new Error(`no line is known to add ${serverKeyText(server)}`);
      return new ServerEntry(server, place, place, this.lines);
    });
  }

  private known(): Map<string, ServerEntry> {
    if (this.entries) return this.entries;
    const entries = new Map<string, ServerEntry>();
    for (const place of this.places) {
      const [change] = this.lines.line(place).changes;
      if (change?.kind !== 'add-server') throw new Error(`line ${place + 1} adds no server`);
      entries.set(serverKeyText(change.server), new ServerEntry(change.server, place, place, this.lines));
    }
    this.places = [];
    this.entries = entries;
    return entries;
  }
}
