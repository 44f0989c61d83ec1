import type { Ipvs } from '../kernel/ipvs.ts';
import type { Packet, Verdict } from '../kernel/packet.ts';
import type { Random } from '../kernel/random.ts';
import { timerWheel } from '../kernel/timer-wheel.ts';
import type { Population } from './population.ts';
import {
  continueSession,
  firstPacket,
  openSession,
  type Session,
  session,
  type SessionShape,
  type Target,
} from './session.ts';

/** Clients of one service. */
export interface Load {
  readonly target: Target;
  readonly clients: Population;
  /** New sessions a second at a time. */
  rate(at: number): number;
  /** The shape of a new session at a time, before it is known which server takes it. */
  shape(at: number, random: Random): SessionShape;
}

/** Sessions that come and go on the virtual clock of a kernel. */
export interface Traffic {
  /** Runs until this time, in milliseconds, and takes the kernel's clock along. */
  advance(to: number): void;
  /** Sessions under way. */
  live(): number;
}

export interface TrafficOptions {
  readonly loads: () => readonly Load[];
  /** Called for the first packet of every session. */
  readonly arrived?: (load: Load, packet: Packet, verdict: Verdict) => void;
  /** How much longer than planned a session at this server takes; 1 by default. */
  readonly slowness?: (verdict: Verdict) => number;
}

/** Loads are looked at anew so often: services come and go. */
const lookMs = 1000;

/** Seeded traffic: arrivals without memory at the rates of the loads. */
export function traffic(kernel: Ipvs, random: Random, options: TrafficOptions): Traffic {
  const { loads, arrived, slowness = () => 1 } = options;
  const sessions = timerWheel<Session>(kernel.now());
  let now = kernel.now();
  let live = 0;

  function proceed(to: number) {
    sessions.advance(to, (one) => {
      kernel.advance(one.firesAt);
      if (continueSession(kernel, one)) sessions.start(one);
      else live--;
    });
    kernel.advance(to);
    now = to;
  }

  function arrive(load: Load) {
    const source = load.clients.address(Math.floor(random.next() * load.clients.size));
    const packet = firstPacket(load.target, source, 1024 + Math.floor(random.next() * 64512));
    const one = session(packet, load.shape(now, random), now);
    const verdict = openSession(kernel, one, slowness);
    arrived?.(load, packet, verdict);
    if (verdict.kind !== 'forwarded') return;
    live++;
    sessions.start(one);
  }

  return {
    live: () => live,
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

/** Milliseconds to the next arrival at so many a second. */
function gap(rate: number, random: Random): number {
  return rate > 0 ? (-Math.log(1 - random.next()) * 1000) / rate : Infinity;
}

function drawn(loads: readonly Load[], rates: readonly number[], total: number, random: Random): Load | undefined {
  let left = random.next() * total;
  return loads.find((_, index) => (left -= rates[index] ?? 0) < 0);
}
