import { type RealServer, type ServerKey, serverKeyText } from '../../domain/server.ts';
import type { Line, PlacedServer } from './sheet.ts';

/** A real server with the lines that made it; its name is made when it is asked for. */
export class ServerEntry implements PlacedServer {
  server: RealServer;
  readonly added: Line;
  settled: Line;

  constructor(server: RealServer, line: Line) {
    this.server = server;
    this.added = line;
    this.settled = line;
  }

  get name(): string {
    return serverKeyText(this.server);
  }
}

/** Up to so many servers are found sooner one by one, which needs no names. */
const shortList = 16;

/** The real servers of a service in the order of addition. */
export class PlacedServers {
  private short: ServerEntry[] = [];
  private long: Map<string, ServerEntry> | null = null;

  find(key: ServerKey): ServerEntry | undefined {
    if (this.long) return this.long.get(serverKeyText(key));
    return this.short.find(({ server }) => server.port === key.port && server.address === key.address);
  }

  /** One that is not there yet. */
  add(entry: ServerEntry): void {
    if (this.long) {
      this.long.set(entry.name, entry);
      return;
    }
    this.short.push(entry);
    if (this.short.length <= shortList) return;
    this.long = new Map(this.short.map((each) => [each.name, each]));
    this.short = [];
  }

  delete(key: ServerKey): void {
    const gone = this.find(key);
    if (this.long) this.long.delete(serverKeyText(key));
    else this.short = this.short.filter((entry) => entry !== gone);
  }

  all(): readonly ServerEntry[] {
    return this.long ? [...this.long.values()] : this.short;
  }
}
