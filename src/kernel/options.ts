/** The machine that a simulated kernel stands for; what is left out is a Debian 12 director. */
export interface IpvsOptions {
  /** Schedulers whose modules can be loaded. */
  readonly schedulers?: readonly string[];
  /** Persistence engines whose modules can be loaded. */
  readonly engines?: readonly string[];
  /**
   * The machine's own addresses, as `10.255.0.1/24 on eth0` or `::1`: they decide which server addresses are broadcast
   * addresses and on which devices a sync daemon can run. Absent: loopback only, and every device is taken to exist.
   */
  readonly localAddresses?: readonly string[];
}

/** The modules of Debian 12's kernel; twos is not among them. */
export const debianSchedulers: readonly string[] = 'rr wrr lc wlc lblc lblcr dh sh sed nq fo ovf mh'.split(' ');

export const debianEngines: readonly string[] = ['sip'];
