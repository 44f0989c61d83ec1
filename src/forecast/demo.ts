import type { Change } from '../domain/change.ts';
import { type ServerKey, serverKeyText } from '../domain/server.ts';
import { type Service, serviceFamily, type ServiceKey, serviceKeyText } from '../domain/service.ts';
import type { Ipvs } from '../kernel/ipvs.ts';
import { random, type Random } from '../kernel/random.ts';
import { drawnClients } from './client.ts';
import { spreadPopulation, usualPrefix } from './population.ts';
import type { SessionShape } from './session.ts';
import { targetOf } from './target.ts';
import { type Load, traffic } from './traffic.ts';

/** Traffic for demonstrations: clients of every service, more or fewer over time, and sometimes a burst. */
export interface DemoTraffic {
  /** Runs until this time in milliseconds, at any speed. */
  advance(to: number): void;
}

/** What is special in a demonstration. Servers are named as `10.0.0.1:80`. */
export interface DemoScene {
  /** How much longer sessions take at a server. */
  readonly slow: Readonly<Record<string, number>>;
  /** Servers that never answer. */
  readonly silent: ReadonlySet<string>;
  /** Weights that someone else changes, at milliseconds from the start, in order. */
  readonly weights: readonly { readonly after: number; readonly server: string; readonly weight: number }[];
}

const nothingSpecial: DemoScene = { slow: {}, silent: new Set(), weights: [] };

/** The longest part of a pause that is caught up; earlier traffic is skipped. */
const longestCatchUp = 10 * 60_000;

/** The same seed, table and scene give the same traffic. */
export function demoTraffic(seed: number, kernel: Ipvs, scene: DemoScene = nothingSpecial): DemoTraffic {
  const draws = random(seed);
  const start = kernel.now();
  const weights = [...scene.weights];
  let loads: readonly Load[] = [];
  let shown = '';
  let current = begin();

  function begin() {
    return traffic(kernel, draws, {
      loads: () => loads,
      servers: {
        answers: (verdict) => verdict.kind !== 'forwarded' || !scene.silent.has(serverKeyText(verdict.server)),
        slowness: (verdict) => (verdict.kind === 'forwarded' ? (scene.slow[serverKeyText(verdict.server)] ?? 1) : 1),
      },
    });
  }

  function run(to: number) {
    const { services } = kernel.table();
    const keys = services.map(({ key }) => serviceKeyText(key)).join();
    if (keys !== shown) loads = demoLoads(services);
    shown = keys;
    current.advance(to);
  }

  return {
    advance(to) {
      if (to - kernel.now() > longestCatchUp) {
        kernel.advance(to - longestCatchUp);
        current = begin();
      }
      for (let next = weights[0]; next && start + next.after <= to; next = weights[0]) {
        run(start + next.after);
        for (const change of weightChanges(kernel, next.server, next.weight)) kernel.apply(change);
        weights.shift();
      }
      run(to);
    },
  };
}

/** A server that is no longer in the table keeps its weight. */
function weightChanges(kernel: Ipvs, name: string, weight: number): readonly Change[] {
  return kernel
    .table()
    .services.flatMap(({ key, servers }) =>
      servers
        .filter((server) => isNamed(server, name))
        .map((server): Change => ({ kind: 'edit-server', service: key, server: { ...server, weight } })),
    );
}

function isNamed(server: ServerKey, name: string): boolean {
  return serverKeyText(server) === name;
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

/** From half to all and back in ten minutes. */
function wave(at: number): number {
  const period = 600_000;
  return 0.75 - 0.25 * Math.cos((2 * Math.PI * (at % period)) / period);
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
