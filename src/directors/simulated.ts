import { success } from '../domain/result.ts';
import type { Ipvs } from '../kernel/ipvs.ts';
import type { Clock } from '../ports/clock.ts';
import type { Director } from '../ports/director.ts';
import { applyToIpvs } from './apply-to-ipvs.ts';

export interface SimulatedOptions {
  readonly kernel: Ipvs;
  readonly clock: Clock;
  /** Advances the kernel to a time before it is read or changed; by default its clock follows the other one. */
  readonly live?: (kernel: Ipvs, now: number) => void;
}

/** The simulated kernel in memory as a director. Its table ends with the process. */
export function simulatedDirector({ kernel, clock, live = together(kernel, clock) }: SimulatedOptions): Director {
  const now = (): Ipvs => {
    live(kernel, clock.now());
    return kernel;
  };
  return {
    spec: { kind: 'sim', text: 'sim' },
    observe: () => Promise.resolve(success(now().observe())),
    connections: () => Promise.resolve(success(now().connections())),
    apply: (changes) => Promise.resolve(success(applyToIpvs(now(), changes))),
    close: () => Promise.resolve(),
  };
}

/** The kernel's time is virtual; it advances with the clock. */
function together(kernel: Ipvs, clock: Clock): (kernel: Ipvs, now: number) => void {
  const ahead = kernel.now() - clock.now();
  return (_, now) => {
    kernel.advance(now + ahead);
  };
}
