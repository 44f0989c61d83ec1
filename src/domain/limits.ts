/** The ranges that ipvsadm 1.31 and the kernel accept, inclusive. Seen with Debian's build. */
export const limits = {
  /** Upstream ipvsadm stops at 65535, Debian's build here. */
  weight: { least: 0, most: 2_147_483_647 },
  /** 0 for none. */
  threshold: { least: 0, most: 2_147_483_647 },
  /** Seconds: up to 31 days. */
  persistence: { least: 1, most: 2_678_400 },
  /** Seconds, for `--set`; 0 leaves a timeout as it is. */
  timeout: { least: 0, most: 2_678_400 },
  fwmark: { least: 1, most: 4_294_967_295 },
  port: { least: 0, most: 65_535 },
  tunnelPort: { least: 1, most: 65_535 },
  /** Of an IPv6 netmask. */
  prefixLength: { least: 1, most: 128 },
  syncId: { least: 0, most: 255 },
  groupPort: { least: 1, most: 65_535 },
  ttl: { least: 1, most: 255 },
  /** Bytes of a synchronisation message. */
  syncLength: { least: 1, most: 65_507 },
} as const satisfies Readonly<Record<string, Limit>>;

export interface Limit {
  readonly least: number;
  readonly most: number;
}

export function isWithin(value: number, { least, most }: Limit): boolean {
  return value >= least && value <= most;
}

/** The most that ipvsadm(8) and upstream ipvsadm allow for weights; the manual page says it of thresholds too. */
export const documentedMost = 65_535;

/** Counters, timers and flags of the kernel. */
export const word32: Limit = { least: 0, most: 4_294_967_295 };

/** Seconds of `-p` without a value. */
export const defaultPersistence = 360;

/** `from 1 to 2678400`. */
export function limitText({ least, most }: Limit): string {
  return `from ${least} to ${most}`;
}
