import type { Change, Refusal } from '../domain/change.ts';
import { defaultTimeouts, type Timeouts } from '../domain/table.ts';
import { serviceFamily, type ServiceKey, serviceKeyText } from '../domain/service.ts';
import type { Family } from '../domain/address.ts';
import { unreachable } from '../domain/unreachable.ts';
import { type Ipvs, ipvs } from '../kernel/ipvs.ts';
import type { IpvsOptions } from '../kernel/options.ts';

import { random, type Random } from '../kernel/random.ts';
import type { ClientSource } from './client.ts';
import type { SimulationEvent, TimedEvent } from './events.ts';
import { faultyServers, type NamedServers } from './faulty-servers.ts';
import type { SessionShape } from './session.ts';
import { tally, type ServiceTally } from './tally.ts';
import { targetOf } from './target.ts';
import { type Load, traffic } from './traffic.ts';

/** The plan of a run: rules, clients, events, and duration. */
export interface SimulationPlan {
  readonly rules: readonly Change[];
  readonly machine?: IpvsOptions;
  /** The clients of each family; a service of a family that has none gets no traffic. */
  readonly clients: (family: Family) => ClientSource | null;
  /** New sessions a second, over all services. */
  readonly rate: number;
  /** The mean length of a session in milliseconds; lengths are exponentially distributed. */
  readonly sessionMs: number;
  readonly shape: Omit<SessionShape, 'milliseconds'>;
  readonly milliseconds: number;
  readonly seed: number;
  readonly events: readonly TimedEvent[];
}

/** The results. */
export interface SimulationResult {
  readonly milliseconds: number;
  readonly services: readonly ServiceTally[];
  /** The connection table at the end, templates included. */
  readonly connections: number;
  /** The timeouts of idle connections in seconds, at the end. */
  readonly timeouts: Timeouts;
  /** Events that had no effect. */
  readonly failed: readonly FailedEvent[];
}

/** An event that the kernel refused, or that names a server which no service has. */
export interface FailedEvent {
  readonly at: number;
  readonly text: string;
  readonly why: { readonly kind: 'refused'; readonly refusal: Refusal } | { readonly kind: 'no-such-server' };
}

/** Runs the plan in steps; each yields the completed share of the run. The result comes last. */
export function* simulate(plan: SimulationPlan): Generator<number, SimulationResult> {
  const kernel = ipvs({ ...plan.machine, now: 0, seed: plan.seed });
  for (const change of plan.rules) kernel.apply(change);
  const run = begin(kernel, plan);
  const events = [...plan.events];
  const failed: FailedEvent[] = [];
  const steps = 100;
  for (let step = 1; step <= steps; step++) {
    const to = (plan.milliseconds * step) / steps;
    for (let next = events[0]; next && next.at <= to; next = events[0]) {
      run.advance(next.at);
      const why = run.happen(next.event);
      if (why) failed.push({ at: next.at, text: next.text, why });
      events.shift();
    }
    run.advance(to);
    yield step / steps;
  }
  return {
    milliseconds: plan.milliseconds,
    services: run.end(),
    connections: kernel.connections().length,
    timeouts: kernel.observe().timeouts ?? defaultTimeouts,
    failed,
  };
}

function begin(kernel: Ipvs, plan: SimulationPlan) {
  const draws = random(plan.seed);
  const counts = tally();
  const faulty = faultyServers();
  let rate = plan.rate;
  let loads: readonly Load[] = [];
  const keys = new Map<Load, ServiceKey>();

  /** Clients of a removed service keep coming. */
  function look() {
    for (const { key } of kernel.table().services) {
      const client = plan.clients(serviceFamily(key));
      if (!client || [...keys.values()].some((known) => sameKey(known, key))) continue;
      const load: Load = {
        target: targetOf(key),
        client,
        rate: () => rate / Math.max(1, loads.length),
        shape: () => ({ ...plan.shape, milliseconds: drawnLength(plan.sessionMs, draws) }),
      };
      keys.set(load, key);
      loads = [...loads, load];
    }
    counts.changed(kernel.table(), kernel.now());
  }

  function unlessKnown({ address, port }: NamedServers): FailedEvent['why'] | null {
    const known = [...counts.services.values()].some(({ servers }) =>
      [...servers.values()].some(({ key }) => key.address === address && (port === null || key.port === port)),
    );
    return known ? null : { kind: 'no-such-server' };
  }

  const sessions = traffic(kernel, draws, {
    loads: () => loads,
    servers: faulty,
    arrived(load, opening) {
      const key = keys.get(load);
      if (key) counts.arrived(key, opening);
    },
    ended(load, verdict, how) {
      const key = keys.get(load);
      if (key) counts.ended(key, verdict, how, kernel.now());
    },
  });
  look();

  return {
    advance: (to: number) => {
      sessions.advance(to);
    },
    /** Null when the event had an effect. */
    happen(event: SimulationEvent): FailedEvent['why'] | null {
      switch (event.kind) {
        case 'changes': {
          const refusals = event.changes.map((change) => kernel.apply(change));
          look();
          const refusal = refusals.find((each) => each !== null);
          return refusal ? { kind: 'refused', refusal } : null;
        }
        case 'fail':
          faulty.fail(event);
          return unlessKnown(event);
        case 'recover':
          faulty.recover(event);
          return unlessKnown(event);
        case 'slow':
          faulty.slow(event, event.times);
          return unlessKnown(event);
        case 'rate':
          ({ rate } = event);
          return null;
        case 'sysctl':
          kernel.sysctl(event.name, event.value);
          return null;
        default:
          return unreachable(event);
      }
    },
    end(): readonly ServiceTally[] {
      counts.changed(kernel.table(), kernel.now());
      return [...counts.services.values()];
    },
  };
}

function sameKey(left: ServiceKey | undefined, right: ServiceKey): boolean {
  return left !== undefined && serviceKeyText(left) === serviceKeyText(right);
}

function drawnLength(mean: number, draws: Random): number {
  return -Math.log(1 - draws.next()) * mean;
}
