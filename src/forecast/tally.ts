import { serverKeyText, type ServerKey } from '../domain/server.ts';
import { type ServiceKey, serviceKeyText } from '../domain/service.ts';
import type { Table } from '../domain/table.ts';
import type { PacketVerdict } from '../kernel/packet.ts';
import type { BreakCause, Opening } from './session.ts';

/** The results of the sessions of one service. */
export interface ServiceTally {
  readonly key: ServiceKey;
  scheduler: string;
  sessions: number;
  /** No server could take them. */
  refused: number;
  /** They came while the service was not in the table, and nothing took them. */
  away: number;
  /** Another service took them, while this one was not in the table or before it is looked up. */
  elsewhere: number;
  /** Given to a server that did not answer, or whose answer the client could not use. */
  unanswered: number;
  /** Cut before their end, by cause. */
  readonly broken: Map<BreakCause, number>;
  readonly servers: Map<string, ServerTally>;
}

/** What one real server got. */
export interface ServerTally {
  readonly key: ServerKey;
  weight: number;
  present: boolean;
  sessions: number;
  /** The sessions that it would have had by weight. */
  wanted: number;
  /** Open sessions, and their maximum. */
  live: number;
  peak: number;
  /** When it was quiesced or deleted, and when its last session ended after that. */
  drainingSince: number | null;
  drainedAt: number | null;
}

/** Counts sessions while a simulation runs. */
export interface Tally {
  readonly services: ReadonlyMap<string, ServiceTally>;
  arrived(service: ServiceKey, opening: Opening): void;
  ended(service: ServiceKey, verdict: PacketVerdict, how: 'done' | BreakCause, now: number): void;
  /** The table was changed, or the run ends: the expected shares of later sessions follow other weights. */
  changed(table: Table, now: number): void;
}

export function tally(): Tally {
  const services = new Map<string, ServiceTally>();
  /** Sessions of each service since its weights last changed. */
  const since = new Map<string, number>();
  /** Services that are in the table. */
  let present: ReadonlySet<string> = new Set();

  function serverOf(service: ServiceKey, verdict: PacketVerdict): ServerTally | undefined {
    if (verdict.kind !== 'forwarded') return undefined;
    return services.get(serviceKeyText(service))?.servers.get(serverKeyText(verdict.server));
  }

  return {
    services,
    arrived(service, { verdict, answered }) {
      const text = serviceKeyText(service);
      const found = services.get(text);
      if (!found) return;
      found.sessions++;
      since.set(text, (since.get(text) ?? 0) + 1);
      if (verdict.kind !== 'forwarded') {
        if (verdict.kind === 'bypassed') found.elsewhere++;
        else if (present.has(text)) found.refused++;
        else found.away++;
        return;
      }
      const server = isOwn(service, verdict) ? serverOf(service, verdict) : undefined;
      if (!server) {
        found.elsewhere++;
        return;
      }
      server.sessions++;
      if (!answered) {
        found.unanswered++;
        return;
      }
      server.live++;
      server.peak = Math.max(server.peak, server.live);
    },
    ended(service, verdict, how, now) {
      const found = services.get(serviceKeyText(service));
      const server = serverOf(service, verdict);
      if (!found) return;
      if (how !== 'done') found.broken.set(how, (found.broken.get(how) ?? 0) + 1);
      if (!server || !isOwn(service, verdict)) return;
      server.live--;
      if (server.live === 0 && server.drainingSince !== null) server.drainedAt = now;
    },
    changed(table, now) {
      for (const [text, found] of services) share(found, since.get(text) ?? 0);
      since.clear();
      present = new Set(table.services.map(({ key }) => serviceKeyText(key)));
      for (const found of services.values()) for (const server of found.servers.values()) server.present = false;
      for (const service of table.services) {
        const text = serviceKeyText(service.key);
        const found = services.get(text) ?? serviceTally(service.key);
        services.set(text, found);
        found.scheduler = service.scheduler;
        for (const { weight, ...key } of service.servers) {
          const server = found.servers.get(serverKeyText(key)) ?? serverTally(key);
          found.servers.set(serverKeyText(key), server);
          server.weight = weight;
          server.present = true;
        }
      }
      for (const found of services.values()) for (const server of found.servers.values()) drain(server, now);
    },
  };
}

function isOwn(service: ServiceKey, verdict: PacketVerdict): boolean {
  return verdict.kind === 'forwarded' && serviceKeyText(verdict.server.service.key) === serviceKeyText(service);
}

/** Adds to each server's expected share, by the weights that held until now. */
function share({ servers }: ServiceTally, sessions: number): void {
  const total = [...servers.values()].reduce((sum, { present, weight }) => sum + (present ? weight : 0), 0);
  if (total === 0) return;
  for (const server of servers.values()) if (server.present) server.wanted += (sessions * server.weight) / total;
}

function drain(server: ServerTally, now: number): void {
  const leaving = !server.present || server.weight === 0;
  if (!leaving) {
    server.drainingSince = null;
    server.drainedAt = null;
  } else if (server.drainingSince === null) {
    server.drainingSince = now;
    if (server.live === 0) server.drainedAt = now;
  }
}

function serviceTally(key: ServiceKey): ServiceTally {
  return {
    key,
    scheduler: '',
    sessions: 0,
    refused: 0,
    away: 0,
    elsewhere: 0,
    unanswered: 0,
    broken: new Map(),
    servers: new Map(),
  };
}

function serverTally({ address, port }: ServerKey): ServerTally {
  return {
    key: { address, port },
    weight: 0,
    present: false,
    sessions: 0,
    wanted: 0,
    live: 0,
    peak: 0,
    drainingSince: null,
    drainedAt: null,
  };
}
