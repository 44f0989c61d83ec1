import type { Ipvs } from '../kernel/ipvs.ts';
import type { PacketVerdict } from '../kernel/packet.ts';
import type { Random } from '../kernel/random.ts';
import { timerWheel } from '../kernel/timer-wheel.ts';
import type { ClientSource } from './client.ts';
import {
  type BreakCause,
  continueSession,
  type Opening,
  firstPacket,
  openSession,
  type Servers,
  type Session,
  session,
  type SessionShape,
  type SessionTarget,
} from './session.ts';

/** Clients of one service. */
export interface Load {
  readonly target: SessionTarget;
  readonly client: ClientSource;
  /** New sessions a second at a time. */
  rate(at: number): number;
  /** The shape of a new session at a time, before it is known which server takes it. */
  shape(at: number, random: Random): SessionShape;
}

/** Sessions that come and go on the virtual clock of a kernel. */
export interface Traffic {
  /** Runs until this time, in milliseconds, and takes the kernel's clock along. */
  advance(to: number): void;
}

export interface TrafficOptions {
  readonly loads: () => readonly Load[];
  readonly servers?: Servers;
  /** Called for the first packet of every session. */
  readonly arrived?: (load: Load, opening: Opening) => void;
  /** Called when a session has ended, or was broken off by its server or by the kernel. */
  readonly ended?: (load: Load, verdict: PacketVerdict, how: 'done' | BreakCause) => void;
}

interface Going extends Session {
  readonly load: Load;
  readonly verdict: PacketVerdict;
}

/** How often loads are computed again: services come and go. */
const lookMs = 1000;

/** Seeded traffic: arrivals without memory at the rates of the loads. */
export function traffic(kernel: Ipvs, random: Random, options: TrafficOptions): Traffic {
  const { loads, servers = steadyServers, arrived, ended } = options;
  const sessions = timerWheel<Going>(kernel.now());
  let now = kernel.now();

  function proceed(to: number) {
    sessions.advance(to, (one) => {
      kernel.advance(one.firesAt);
      const how = continueSession(kernel, one, one.verdict, servers);
      if (how === 'going') sessions.start(one);
      else ended?.(one.load, one.verdict, how);
    });
    kernel.advance(to);
    now = to;
  }

  function arrive(load: Load) {
    const { address, port } = load.client(random);
    const packet = firstPacket(load.target, address, port);
    const opening = session(packet, load.shape(now, random), now);
    const opened = openSession(kernel, opening, servers);
    arrived?.(load, opened);
    if (opened.answered) sessions.start({ ...opening, load, verdict: opened.verdict });
  }

  return {
    advance(to) {
      while (now < to) {
        const end = Math.min(to, now + lookMs);
        const present = loads();
        const rates = present.map((load) => load.rate(now));
        const total = rates.reduce((sum, rate) => sum + rate, 0);
        for (let next = now + gap(total, random); next < end; next += gap(total, random)) {
          proceed(next);
          const load = drawn(present, rates, total, random);
          if (load) arrive(load);
        }
        proceed(end);
      }
    },
  };
}

const steadyServers: Servers = { answers: () => true, slowness: () => 1 };

/** Milliseconds to the next arrival at this rate a second. */
function gap(rate: number, random: Random): number {
  return rate > 0 ? (-Math.log(1 - random.next()) * 1000) / rate : Infinity;
}

function drawn(loads: readonly Load[], rates: readonly number[], total: number, random: Random): Load | undefined {
  let left = random.next() * total;
  return loads.find((_, index) => (left -= rates[index] ?? 0) < 0);
}
