import { hashFlagNames } from './scheduler-flags.ts';

/**
 * The facts about a scheduler of the kernel. Source: net/netfilter/ipvs/ip_vs_NAME.c, Linux 6.1; history of ipvsadm.
 */
export interface SchedulerFacts {
  /** The version of Linux that introduced it; null for schedulers in every kernel still in use. */
  readonly since: string | null;
  /** The first ipvsadm whose manual and help list it; null if there is none. ipvsadm passes any name to the kernel. */
  readonly ipvsadmSince: string | null;
  /** What decides which server gets a new connection. */
  readonly spreads: 'rounds' | 'load' | 'weight' | 'hash-of-source' | 'hash-of-destination' | 'cache-of-destination';
  /** Whether weights other than 0 make a difference. */
  readonly usesWeight: boolean;
  /** Which connections it counts; UDP never has active ones. */
  readonly countsConnections: 'all' | 'active' | 'none';
  /** The names of its own flags, as `-b` takes them. */
  readonly flags: readonly string[];
}

const oldest = '1.24';

/** Every scheduler of the kernel; each list of schedulers in the program is a filter of this table. */
export const schedulers = {
  rr: {
    since: null,
    ipvsadmSince: oldest,
    spreads: 'rounds',
    usesWeight: false,
    countsConnections: 'none',
    flags: [],
  },
  wrr: {
    since: null,
    ipvsadmSince: oldest,
    spreads: 'rounds',
    usesWeight: true,
    countsConnections: 'none',
    flags: [],
  },
  lc: { since: null, ipvsadmSince: oldest, spreads: 'load', usesWeight: false, countsConnections: 'all', flags: [] },
  wlc: { since: null, ipvsadmSince: oldest, spreads: 'load', usesWeight: true, countsConnections: 'all', flags: [] },
  lblc: {
    since: null,
    ipvsadmSince: oldest,
    spreads: 'cache-of-destination',
    usesWeight: true,
    countsConnections: 'all',
    flags: [],
  },
  lblcr: {
    since: null,
    ipvsadmSince: oldest,
    spreads: 'cache-of-destination',
    usesWeight: true,
    countsConnections: 'all',
    flags: [],
  },
  dh: {
    since: null,
    ipvsadmSince: oldest,
    spreads: 'hash-of-destination',
    usesWeight: false,
    countsConnections: 'none',
    flags: [],
  },
  sh: {
    since: null,
    ipvsadmSince: oldest,
    spreads: 'hash-of-source',
    usesWeight: true,
    countsConnections: 'none',
    flags: hashFlagNames('sh'),
  },
  sed: { since: null, ipvsadmSince: oldest, spreads: 'load', usesWeight: true, countsConnections: 'active', flags: [] },
  nq: { since: null, ipvsadmSince: oldest, spreads: 'load', usesWeight: true, countsConnections: 'active', flags: [] },
  fo: {
    since: '3.13',
    ipvsadmSince: '1.30',
    spreads: 'weight',
    usesWeight: true,
    countsConnections: 'none',
    flags: [],
  },
  ovf: {
    since: '4.3',
    ipvsadmSince: '1.30',
    spreads: 'weight',
    usesWeight: true,
    countsConnections: 'active',
    flags: [],
  },
  mh: {
    since: '4.18',
    ipvsadmSince: '1.30',
    spreads: 'hash-of-source',
    usesWeight: true,
    countsConnections: 'none',
    flags: hashFlagNames('mh'),
  },
  twos: { since: '6.2', ipvsadmSince: null, spreads: 'load', usesWeight: true, countsConnections: 'all', flags: [] },
} as const satisfies Readonly<Record<string, SchedulerFacts>>;

export type SchedulerName = keyof typeof schedulers;

export const schedulerNames = Object.keys(schedulers) as readonly SchedulerName[];

/** The facts about a scheduler by its name; undefined for an unknown name. */
export function schedulerFacts(name: string): SchedulerFacts | undefined {
  return isScheduler(name) ? schedulers[name] : undefined;
}

export function isScheduler(name: string): name is SchedulerName {
  return Object.hasOwn(schedulers, name);
}

/** The schedulers that meet a condition. */
export function schedulersWhere(test: (facts: SchedulerFacts) => boolean): ReadonlySet<string> {
  return new Set(schedulerNames.filter((name) => test(schedulers[name])));
}

/** A hash table decides, filled in the order of the servers: sh, mh, dh. */
export const hashSchedulers = schedulersWhere(
  ({ spreads }) => spreads === 'hash-of-source' || spreads === 'hash-of-destination',
);
