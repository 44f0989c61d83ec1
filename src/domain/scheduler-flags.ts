/** The bits of `--sched-flags` and their names; sh and mh have names of their own for the first two. */
const bits: Readonly<Record<string, number>> = {
  'flag-1': 1,
  'flag-2': 2,
  'flag-3': 4,
  'sh-fallback': 1,
  'sh-port': 2,
  'mh-fallback': 1,
  'mh-port': 2,
};

/** What the first two bits mean to sh and mh: send clients of a server that is unavailable elsewhere; hash the port, too. */
export const hashFlags = { fallback: 1, port: 2 } as const;

/** The bit of a flag's name; undefined for a name that ipvsadm does not know. */
export function flagBit(name: string): number | undefined {
  return Object.hasOwn(bits, name) ? bits[name] : undefined;
}

/** The scheduler a flag's name belongs to; null for the names that go with any. */
export function flagScheduler(name: string): string | null {
  return name.startsWith('flag-') ? null : name.slice(0, 2);
}

/** Every flag of the set by its canonical name, lossless: flag-3 of sh and mh is named though `ipvsadm -S` drops it. */
export function flagNames(scheduler: string, flags: number): readonly string[] {
  const own = scheduler === 'sh' || scheduler === 'mh';
  const names = own ? [`${scheduler}-fallback`, `${scheduler}-port`, 'flag-3'] : ['flag-1', 'flag-2', 'flag-3'];
  return names.filter((_, bit) => (flags & (1 << bit)) !== 0);
}

/** The part of a set that `ipvsadm -S` and `-L` print: all of it, but never flag-3 of sh and mh. */
export function printedFlagNames(scheduler: string, flags: number): readonly string[] {
  const own = scheduler === 'sh' || scheduler === 'mh';
  return flagNames(scheduler, own ? flags & 3 : flags);
}
