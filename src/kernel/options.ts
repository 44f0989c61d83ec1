import type { Behaviour } from './behaviour.ts';

/** The machine that a simulated kernel imitates; the defaults are those of a Debian 12 director. */
export interface IpvsOptions {
  /** What differs by kernel version; 6.1.183 and later by default. */
  readonly behaviour?: Behaviour;
  /** Schedulers whose modules can be loaded. */
  readonly schedulers?: readonly string[];
  /** Persistence engines whose modules can be loaded. */
  readonly engines?: readonly string[];
  /**
   * The machine's own addresses, as `10.255.0.1/24 on eth0` or `::1`: they decide which server addresses are broadcast
   * addresses and on which devices a sync daemon can run. Absent: loopback only, and every device is assumed to exist.
   */
  readonly localAddresses?: readonly string[];
  /** Milliseconds on the virtual clock at the start. */
  readonly now?: number;
  /** The seed for the draws of twos. */
  readonly seed?: number;
  /** How late, in milliseconds, a timer of this many seconds fires; by default timers are on time. */
  readonly lateness?: (seconds: number) => number;
}

/** The modules of Debian 12's kernel; twos is not among them. */
export const debianSchedulers: readonly string[] = 'rr wrr lc wlc lblc lblcr dh sh sed nq fo ovf mh'.split(' ');

export const debianEngines: readonly string[] = ['sip'];
