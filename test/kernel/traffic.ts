import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What became of connections while something was changed. */
export interface Count {
  /** Connections that began meanwhile, and those of them that got no answer. */
  readonly begun: number;
  readonly failed: number;
  /** Connections that were held when it began, and those of them that broke. */
  readonly held: number;
  readonly broken: number;
}

export interface Traffic {
  /** Counts from just before `change` until everything that was asked meanwhile is answered or lost. */
  during(change: () => Promise<void>): Promise<Count>;
  /** How long a connection is held from now on; those of now hang up one after another within that time. */
  hold(lifetimeMs: number): void;
  /** Waits until as many connections are held as there should be. */
  steady(): Promise<void>;
}

interface Kept {
  readonly beganAt: number;
  /** Null while it is there. */
  endedAt: number | null;
  lost: boolean;
  answeredAt: number;
  hangUpAt: number;
}

const patienceMs = 10_000;
const heldEach = 8;
const request = 'GET / HTTP/1.1\r\nHost: it\r\n\r\n';

/**
 * HTTP clients from 250 addresses that never rest: two at a time make a connection for each request,
 * eight hold theirs and ask again and again.
 */
export function traffic(services: readonly string[]): Traffic {
  const firsts: Kept[] = [];
  const kept: Kept[] = [];
  let lifetimeMs = Infinity;
  for (const service of services) {
    for (let client = 0; client < 2; client++) void requests(service);
    for (let client = 0; client < heldEach; client++) void holding(service);
  }
  const alive = () => kept.filter(({ endedAt }) => endedAt === null);
  return {
    async during(change) {
      const from = Date.now();
      const held = alive();
      await change();
      await setTimeout(500);
      const until = Date.now();
      const settled = () =>
        held.every(({ endedAt, answeredAt }) => endedAt !== null || answeredAt > until) &&
        firsts.every(({ beganAt, endedAt }) => beganAt > until || endedAt !== null);
      while (!settled()) await setTimeout(50);
      const begun = firsts.filter(({ beganAt, endedAt }) => beganAt <= until && (endedAt ?? until) >= from);
      return {
        begun: begun.length,
        failed: begun.filter(({ lost }) => lost).length,
        held: held.length,
        broken: held.filter(({ lost }) => lost).length,
      };
    },
    hold(milliseconds) {
      lifetimeMs = milliseconds;
      const now = Date.now();
      const held = alive();
      for (const [place, each] of held.entries()) each.hangUpAt = now + (lifetimeMs * (place + 1)) / held.length;
    },
    async steady() {
      const until = Date.now() + 3 * patienceMs;
      while (alive().length < heldEach * services.length) {
        if (Date.now() > until)
          throw new Error(`only ${alive().length} connections are held; ${firsts.length} were tried`);
        await setTimeout(50);
      }
    },
  };

  async function requests(service: string): Promise<never> {
    for (;;) {
      const socket = await first(service);
      socket?.resetAndDestroy();
      await setTimeout(20);
    }
  }

  async function holding(service: string): Promise<never> {
    for (;;) {
      const socket = await first(service);
      if (socket) await hold(socket);
      else await setTimeout(100);
    }
  }

  async function first(service: string): Promise<Socket | null> {
    const record = recordIn(firsts);
    const client = 1 + (firsts.length % 250);
    const socket = connect({ host: service, port: 80, localAddress: `11.0.${client}.${client}` });
    record.lost = !(await asked(socket));
    record.endedAt = Date.now();
    return record.lost ? null : socket;
  }

  async function hold(socket: Socket): Promise<void> {
    const record = recordIn(kept);
    record.hangUpAt = record.beganAt + lifetimeMs;
    while (Date.now() < record.hangUpAt && !record.lost) {
      await setTimeout(500);
      record.lost = !(await asked(socket));
      record.answeredAt = Date.now();
    }
    record.endedAt = Date.now();
    socket.resetAndDestroy();
  }
}

function recordIn(records: Kept[]): Kept {
  const beganAt = Date.now();
  const record = { beganAt, endedAt: null, lost: false, answeredAt: beganAt, hangUpAt: Infinity };
  records.push(record);
  return record;
}

/** Whether a request on this connection is answered, in time. */
function asked(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (answered: boolean) => () => {
      socket.removeAllListeners();
      socket.on('error', () => undefined).setTimeout(0);
      if (!answered) socket.destroy();
      resolve(answered);
    };
    socket.once('data', end(true)).once('error', end(false)).once('close', end(false)).once('timeout', end(false));
    socket.setTimeout(patienceMs);
    if (socket.destroyed) end(false)();
    else socket.write(request);
  });
}
