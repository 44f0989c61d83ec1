import { success } from '../domain/result.ts';
import type { Ipvs } from '../kernel/ipvs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Director } from '../ports/director.ts';
import { applyToIpvs } from './apply-to-ipvs.ts';

export interface SimulatedOptions {
  readonly kernel: Ipvs;
  readonly clock: Clock;
  readonly spec?: string;
  /** Brings the kernel up to a time before it is looked at or changed; by default nothing arrives. */
  readonly live?: (kernel: Ipvs, now: number) => void;
}

/** The simulated kernel in memory as a director. What it holds ends with the process. */
export function simulatedDirector({ kernel, clock, spec = 'sim', live = () => undefined }: SimulatedOptions): Director {
  const now = (): Ipvs => {
    live(kernel, clock.now());
    return kernel;
  };
  return {
    spec,
    observe: () => Promise.resolve(success(now().observe())),
    connections: () => Promise.resolve(success([])),
    apply: (changes) => Promise.resolve(success(applyToIpvs(now(), changes))),
    close: () => Promise.resolve(),
  };
}
