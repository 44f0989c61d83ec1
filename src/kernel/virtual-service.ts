import type { Family } from '../domain/address.ts';
import { serviceFamily, type ServiceKey, type ServiceSettings } from '../domain/service.ts';
import { destination } from './destination.ts';
import type { Scheduling, SchedulerContext } from './scheduler.ts';
import { schedulerNamed } from './schedulers.ts';
import { ServerList } from './server-list.ts';
import type { Counted, Statistics } from './statistics.ts';

/** The part of the kernel that a service needs. */
interface Home extends SchedulerContext {
  /** Services whose schedulers have periodic clean-up. */
  readonly tidying: Set<VirtualService>;
}

/**
 * A virtual service in the kernel. It is lazy: most tables are only read, so its servers stay a plain list until
 * anything but an addition needs them. Then its scheduler starts, and gets the servers one by one in the order of
 * addition.
 */
export class VirtualService implements Counted {
  statistics: Statistics | null = null;
  readonly key: ServiceKey;
  readonly family: Family;
  /** The settings of `-A` or the last `-E`. */
  settings: ServiceSettings;
  readonly servers: ServerList;
  private bound: Scheduling | null = null;
  private readonly home: Home;
  private asleep = true;

  constructor(settings: ServiceSettings, home: Home) {
    this.key = settings.key;
    this.family = serviceFamily(settings.key);
    this.settings = settings;
    this.home = home;
    this.servers = new ServerList(this);
  }

  get isAsleep(): boolean {
    return this.asleep;
  }

  /** Null with the scheduler `none`: every new connection is refused. */
  get scheduling(): Scheduling | null {
    this.wake();
    return this.bound;
  }

  wake(): void {
    if (!this.asleep) return;
    this.asleep = false;
    const promised = this.servers.takePromised();
    this.bind();
    for (const settings of promised) {
      const server = destination(this, settings);
      this.servers.addNewest(server);
      this.bound?.changed?.('added', server);
    }
  }

  /** Starts the scheduler of its settings; false if that cannot serve this many servers. */
  bind(): boolean {
    const { scheduler } = this.settings;
    if (scheduler === 'none') return true;
    this.bound = schedulerNamed(scheduler)?.bind(this, this.home) ?? null;
    if (this.bound?.tidy) this.home.tidying.add(this);
    return this.bound !== null;
  }

  /** Stops its scheduler; another one may be bound. */
  unbind(): void {
    this.wake();
    this.bound?.unbind?.();
    this.bound = null;
    this.home.tidying.delete(this);
  }
}
