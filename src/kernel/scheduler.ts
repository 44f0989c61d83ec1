import type { ServiceSettings } from '../domain/service.ts';
import type { Behaviour } from './behaviour.ts';
import type { Destination } from './destination.ts';
import type { Packet } from './packet.ts';
import type { Random } from './random.ts';
import type { ServerList } from './server-list.ts';
import type { Sysctls } from './sysctl.ts';

/** The service as its scheduler sees it. */
export interface ScheduledService {
  readonly settings: ServiceSettings;
  readonly servers: ServerList;
}

/** A way of choosing a real server, by the name that `-s` takes. */
export interface Scheduler {
  readonly name: string;
  /** One line for help and documentation. */
  readonly summary: string;
  /** Starts with the existing servers. Null if the service has too many of them. */
  bind(service: ScheduledService, around: SchedulerContext): Scheduling | null;
}

/** A running scheduler of one service, with its state. */
export interface Scheduling {
  /** The server for a new connection; null when none is available. */
  pick(packet: Packet): Destination | null;
  /** After a server was added (at the head), edited in place, or deleted (its links still name its neighbours). */
  changed?(what: 'added' | 'edited' | 'deleted', server: Destination): void;
  /** Every 60 seconds. */
  tidy?(): void;
  /** Releases every server that it remembers. */
  unbind?(): void;
  /** What `restore` needs to continue; servers by the numbers that `number` gives. */
  save?(number: (server: Destination) => number): unknown;
  restore?(saved: unknown, server: (number: number) => Destination | null): void;
}

/** What a scheduler may read besides its service. */
export interface SchedulerContext {
  /** Milliseconds on the virtual clock. */
  now: number;
  readonly behaviour: Behaviour;
  readonly sysctls: Sysctls;
  readonly random: Random;
}

/** Whether new connections may go there: not quiesced, and below its upper threshold. */
export function usable(server: Destination): boolean {
  return server.weight > 0 && !server.overloaded;
}
