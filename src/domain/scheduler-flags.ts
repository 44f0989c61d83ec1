/** What the first two bits of `--sched-flags` mean to sh and mh. */
export const hashFlags = {
  /** Clients of a server that accepts none are sent to another. */
  fallback: 1,
  /** The source port is hashed with the source address. */
  port: 2,
} as const;

/** The schedulers with their own names for the first two bits. */
const owners: readonly string[] = ['sh', 'mh'];

/** `sh-fallback` and `sh-port`, in the order of their bits. */
export function hashFlagNames(scheduler: 'sh' | 'mh'): readonly string[] {
  return Object.keys(hashFlags).map((name) => `${scheduler}-${name}`);
}

/** The bits of `--sched-flags` by their names. */
const bits: Readonly<Record<string, number>> = {
  'flag-1': 1,
  'flag-2': 2,
  'flag-3': 4,
  ...Object.fromEntries(
    owners.flatMap((owner) => Object.entries(hashFlags).map(([name, bit]) => [`${owner}-${name}`, bit])),
  ),
};

/** Every name that `-b` takes. */
export const allFlagNames: readonly string[] = Object.keys(bits);

/** The bit of a flag's name; undefined for a name that ipvsadm does not know. */
export function flagBit(name: string): number | undefined {
  return Object.hasOwn(bits, name) ? bits[name] : undefined;
}

/** The scheduler that a flag's name belongs to; null for the names that all share. */
export function flagScheduler(name: string): string | null {
  return name.startsWith('flag-') ? null : name.slice(0, 2);
}

/** Whether a scheduler has its own names for its flags: sh and mh. */
export function hasOwnFlags(scheduler: string): boolean {
  return owners.includes(scheduler);
}

/** Whether a service that hashes sends clients of an unusable server to another one. */
export function fallsBack({ scheduler, flags }: SchedulerSettings): boolean {
  return hasOwnFlags(scheduler) && (flags & hashFlags.fallback) !== 0;
}

/** Whether the hash of a service depends on the source port, so that connections of one client are spread. */
export function hashesPort({ scheduler, flags }: SchedulerSettings): boolean {
  return hasOwnFlags(scheduler) && (flags & hashFlags.port) !== 0;
}

interface SchedulerSettings {
  readonly scheduler: string;
  readonly flags: number;
}

/** Every flag of the set by its canonical name, lossless: including flag-3 of sh and mh, which `ipvsadm -S` drops. */
export function flagNames(scheduler: string, flags: number): readonly string[] {
  const own = Object.keys(hashFlags).map((name) => `${scheduler}-${name}`);
  const names = hasOwnFlags(scheduler) ? [...own, 'flag-3'] : ['flag-1', 'flag-2', 'flag-3'];
  return names.filter((_, bit) => (flags & (1 << bit)) !== 0);
}

/** The part of a set that `ipvsadm -S` and `-L` print: all of it, but never flag-3 of sh and mh. */
export function printedFlagNames(scheduler: string, flags: number): readonly string[] {
  return flagNames(scheduler, hasOwnFlags(scheduler) ? flags & 3 : flags);
}
