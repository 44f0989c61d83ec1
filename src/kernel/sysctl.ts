/** The settings in `net.ipv4.vs` that decide where packets go, with the kernel's defaults. */
export interface Sysctls {
  cache_bypass: number;
  conn_reuse_mode: number;
  expire_nodest_conn: number;
  expire_quiescent_template: number;
  /** Seconds. */
  lblc_expiration: number;
  /** Seconds. */
  lblcr_expiration: number;
  sloppy_sctp: number;
  sloppy_tcp: number;
  /** `net.ipv4.ip_unprivileged_port_start`: passive FTP data goes to ports from here on. */
  ip_unprivileged_port_start: number;
}

export function sysctls(): Sysctls {
  return {
    cache_bypass: 0,
    conn_reuse_mode: 1,
    expire_nodest_conn: 0,
    expire_quiescent_template: 0,
    lblc_expiration: 86400,
    lblcr_expiration: 86400,
    sloppy_sctp: 0,
    sloppy_tcp: 0,
    ip_unprivileged_port_start: 1024,
  };
}

/** The names of the modelled settings. */
export const sysctlNames: readonly string[] = Object.keys(sysctls()).sort();

/** Whether the name is a modelled setting. */
export function isSysctl(name: string): name is keyof Sysctls {
  return Object.hasOwn(sysctls(), name);
}
