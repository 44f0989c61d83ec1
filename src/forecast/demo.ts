import type { ServerKey } from '../domain/server.ts';
import { type Service, serviceFamily, type ServiceKey, serviceKeyText } from '../domain/service.ts';
import type { Ipvs } from '../kernel/ipvs.ts';
import { random, type Random } from '../kernel/random.ts';
import { drawnClients } from './client.ts';
import { spreadPopulation, usualPrefix } from './population.ts';
import type { SessionShape } from './session.ts';
import { targetOf } from './target.ts';
import { type Load, traffic } from './traffic.ts';

/** Traffic to look at: clients of every service, more by day than by night, now and then a burst, and a slow server. */
export interface DemoTraffic {
  /** Runs until this time in milliseconds, at any speed. */
  advance(to: number): void;
}

/** At most so much of a pause is caught up with; what came before it is left out. */
const longestCatchUp = 10 * 60_000;

/** The same seed and the same table give the same traffic. */
export function demoTraffic(seed: number, kernel: Ipvs): DemoTraffic {
  const draws = random(seed);
  let loads: readonly Load[] = [];
  let shown = '';
  let slow: ServerKey | undefined;
  let current = begin();

  function begin() {
    return traffic(kernel, draws, {
      loads: () => loads,
      servers: {
        answers: () => true,
        slowness: (verdict) => (verdict.kind === 'forwarded' && isAt(verdict.server, slow) ? 3 : 1),
      },
    });
  }

  return {
    advance(to) {
      if (to - kernel.now() > longestCatchUp) {
        kernel.advance(to - longestCatchUp);
        current = begin();
      }
      const { services } = kernel.table();
      slow = services[0]?.servers[0];
      const keys = services.map(({ key }) => serviceKeyText(key)).join();
      if (keys !== shown) loads = demoLoads(services);
      shown = keys;
      current.advance(to);
    },
  };
}

function demoLoads(services: readonly Service[]): readonly Load[] {
  return services
    .filter(({ persistence, key }) => key.kind === 'fwmark' || key.port !== 0 || persistence)
    .map(({ key }, place) => demoLoad(key, place));
}

function demoLoad(key: ServiceKey, place: number): Load {
  const base = 12 / (1 + place * 0.6);
  return {
    target: targetOf(key),
    client: drawnClients(spreadPopulation([usualPrefix(serviceFamily(key))], 5000)),
    rate: (at) => base * wave(at) * burst(at, place),
    shape: demoShape,
  };
}

/** From a fifth at night to all at noon, UTC. */
function wave(at: number): number {
  const day = 86_400_000;
  return 0.6 - 0.4 * Math.cos((2 * Math.PI * (at % day)) / day);
}

/** Every few minutes a service has three times as much for some 20 seconds. */
function burst(at: number, place: number): number {
  const period = 180_000 + place * 47_000;
  return at % period < 20_000 ? 3 : 1;
}

function demoShape(_: number, random: Random): SessionShape {
  const seconds = -Math.log(1 - random.next()) * 8 + 0.2;
  return {
    milliseconds: seconds * 1000,
    requests: 1 + Math.floor(seconds / 2),
    requestBytes: 300 + Math.floor(random.next() * 500),
    responseBytes: 2000 + Math.floor(random.next() * 20_000),
  };
}

function isAt(server: ServerKey, slow: ServerKey | undefined): boolean {
  return server.address === slow?.address && server.port === slow.port;
}
