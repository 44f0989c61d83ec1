import type { Change } from '../../domain/change.ts';
import type { RealServer } from '../../domain/server.ts';
import { serviceKeyText, type ServiceKey, type ServiceSettings } from '../../domain/service.ts';
import type { Table } from '../../domain/table.ts';
import { PlacedServers } from './placed-servers.ts';
import type { LintLine, PlacedServer, PlacedService } from '../lint-document.ts';
import type { LazyLines } from './lazy-lines.ts';

/** Records which lines made each service and server while the changes of a file are applied one by one. */
export class TableSoFar {
  private readonly entries = new Map<string, ServiceEntry>();
  private readonly lines: LazyLines;
  private readonly listed: Listed = { service: null, servers: [] };

  constructor(lines: LazyLines) {
    this.lines = lines;
  }

  /** Records an accepted change of the line at an index; returns what an edit replaced. */
  enter(change: Change, place: number): ServiceSettings | RealServer | undefined {
    const { entries, lines } = this;
    switch (change.kind) {
      case 'add-service': {
        const { service } = change;
        const name = serviceKeyText(service.key);
        entries.set(name, new ServiceEntry(name, service, place, lines, this.listed));
        return undefined;
      }
      case 'edit-service':
        return this.entry(change.service.key)?.edit(change.service, place);
      case 'delete-service':
        entries.delete(serviceKeyText(change.service));
        return undefined;
      case 'add-server':
        this.entry(change.service)?.held.add(change.server, place);
        return undefined;
      case 'edit-server':
        return this.entry(change.service)?.held.edit(change.server, place);
      case 'delete-server':
        this.entry(change.service)?.held.delete(change.server);
        return undefined;
      case 'flush':
        entries.clear();
        return undefined;
      default:
        return undefined;
    }
  }

  has(service: ServiceKey): boolean {
    return this.entry(service) !== undefined;
  }

  /** The line that added what a change adds again. */
  conflict(change: Change): LintLine | undefined {
    if (change.kind === 'add-service') return this.entry(change.service.key)?.added;
    return change.kind === 'add-server' ? this.entry(change.service)?.held.find(change.server)?.added : undefined;
  }

  /**
   * The existing services, in the order of addition, with their lines; the table is the kernel's result of all lines.
   */
  services(table: Table): readonly PlacedService[] {
    const all = [...this.entries.values()];
    for (const [index, entry] of all.entries()) {
      const service = table.services[index];
      if (!service) throw new Error(`the kernel has no ${entry.name}`);
      entry.inKernel = service.servers;
    }
    return all;
  }

  private entry(service: ServiceKey): ServiceEntry | undefined {
    return this.entries.get(serviceKeyText(service));
  }
}

/** The service whose servers were listed last: the rules look at one service after another. */
interface Listed {
  service: ServiceEntry | null;
  servers: readonly PlacedServer[];
}

class ServiceEntry implements PlacedService {
  readonly name: string;
  settings: ServiceSettings;
  readonly held: PlacedServers;
  /** The servers that the kernel has for it in the end. */
  inKernel: readonly RealServer[] = [];
  private settledAt: number;
  private readonly addedAt: number;
  private readonly lines: LazyLines;
  private readonly listed: Listed;

  constructor(name: string, settings: ServiceSettings, place: number, lines: LazyLines, listed: Listed) {
    this.name = name;
    this.settings = settings;
    this.addedAt = place;
    this.settledAt = place;
    this.held = new PlacedServers(lines);
    this.lines = lines;
    this.listed = listed;
  }

  get key(): ServiceKey {
    return this.settings.key;
  }

  get servers(): readonly PlacedServer[] {
    const { listed } = this;
    if (listed.service !== this) {
      listed.service = this;
      listed.servers = this.held.all(this.inKernel);
    }
    return listed.servers;
  }

  get added(): LintLine {
    return this.lines.line(this.addedAt);
  }

  get settled(): LintLine {
    return this.lines.line(this.settledAt);
  }

  edit(settings: ServiceSettings, place: number): ServiceSettings {
    const before = this.settings;
    this.settings = settings;
    this.settledAt = place;
    return before;
  }
}
