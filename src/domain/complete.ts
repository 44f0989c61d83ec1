import type { ListedServer, ListedService, ListedTable } from './listed.ts';
import { methodWord } from './other-method.ts';
import type { RealServer } from './server.ts';
import type { Service, ServiceKey } from './service.ts';
import type { Table } from './table.ts';

/** Something in a listed table that a `Table` cannot hold because it is unknown. */
export interface Loss {
  /** The line of the text, if any. */
  readonly line?: number;
  readonly what: string;
}

export interface Completed {
  readonly table: Table;
  /** What was left out, in order; empty when the table has everything in the text. */
  readonly losses: readonly Loss[];
}

/**
 * The table that a listed one describes. A service or a real server that lacks something a rule needs is left out and
 * reported; unknown thresholds count as none, as in the text of `ipvsadm -S`.
 */
export function completeTable(listed: ListedTable): Completed {
  const losses: Loss[] = [];
  const lose = (line: number | undefined, what: string) => {
    losses.push({ ...(line !== undefined && { line }), what });
  };
  const services: Service[] = [];
  for (const service of listed.services ?? []) {
    const whole = completeService(service, (what) => {
      lose(service.line, what);
    });
    if (!whole) continue;
    const servers = service.servers.flatMap((server) => {
      const made = completeServer(server, (what) => {
        lose(server.line, what);
      });
      return made ? [made] : [];
    });
    services.push({ ...whole, servers });
  }
  if (!listed.services && !listed.timeouts && !listed.daemons) lose(undefined, 'it has nothing that rules can express');
  const { timeouts, daemons } = listed;
  return { table: { services, ...(timeouts && { timeouts }), ...(daemons && { daemons }) }, losses };
}

/** A service without its servers; null if it lacks something that a rule needs. */
export function completeService(service: ListedService, lose: (what: string) => void): Omit<Service, 'servers'> | null {
  const key = completeKey(service);
  const { scheduler, flags = 0, persistence = null, engine = null, onePacket = false } = service;
  if (typeof key === 'string') {
    lose(`the service is left out: ${key}`);
    return null;
  }
  if (scheduler === undefined) {
    lose('the service is left out: its scheduler is unknown');
    return null;
  }
  if (persistence?.ticks !== undefined) {
    lose(`the service is left out: ${unknownTimeout(persistence.ticks)}`);
    return null;
  }
  return { key, scheduler, flags, persistence, engine, onePacket };
}

export function unknownTimeout(ticks: number): string {
  return `its persistence timeout is unknown: it is shown as ${ticks} ticks of a kernel whose CONFIG_HZ is unknown; convert --hz N says it, and --hz 250 makes ${Math.round(ticks / 250)} s of it`;
}

/** The key, or why there is none. */
function completeKey({ key }: ListedService): ServiceKey | string {
  if (key.kind === 'fwmark') {
    return key.family === undefined
      ? 'its address family is unknown'
      : { kind: 'fwmark', mark: key.mark, family: key.family };
  }
  const { kind, address, port } = key;
  if (address === undefined) return 'its address is unknown';
  if (port === undefined) return 'its port is unknown';
  return { kind, address, port };
}

export function completeServer(server: ListedServer, lose: (what: string) => void): RealServer | null {
  const { address, port, otherMethod, weight, tunnel, upper = 0, lower = 0 } = server;
  const method = server.method ?? (otherMethod && 'route');
  if (address === undefined || port === undefined || method === undefined || weight === undefined) {
    const missing = Object.entries({ address, port, 'forwarding method': method, weight }).filter(
      ([, value]) => value === undefined,
    );
    const names = missing.map(([name]) => name).join(' and ');
    lose(`the real server is left out: its ${names} ${missing.length === 1 ? 'is' : 'are'} unknown`);
    return null;
  }
  if (otherMethod) lose(`its forwarding method ${methodWord(server)} is written as -g, as ipvsadm -S does`);
  if (method !== 'tunnel') return { address, port, method, weight, upper, lower, tunnel: null };
  if (tunnel === undefined || tunnel === null) {
    lose('the real server is left out: the type of its tunnel is unknown');
    return null;
  }
  return { address, port, method, weight, upper, lower, tunnel };
}
