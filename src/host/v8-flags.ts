/** A setting of V8, with its value in a process that leaves it alone. */
export interface V8Flag {
  readonly name: string;
  readonly value: number;
  readonly standard: number;
}

const shared = globalThis as { lvsrulesV8Flags?: V8Flag[] };

/** Those that were set in this process. The launcher and the parts of the built program have modules of their own. */
const inForce = (shared.lvsrulesV8Flags ??= []);

/** V8 13 is the newest that is known to have the flags; another one would complain on standard error. */
export function hasKnownFlags(v8Version: string): boolean {
  return Number(v8Version.split('.')[0]) <= 13;
}

/** Sets flags of V8, where it is known to have them. */
export function setV8Flags(flags: readonly V8Flag[], v8Version: string = process.versions.v8): void {
  if (!hasKnownFlags(v8Version)) return;
  inForce.push(...flags);
  give(flags, 'value');
}

/** Does what must not depend on the flags: V8 refuses cached code that was made under others. */
export function underStandardFlags<Value>(work: () => Value): Value {
  if (inForce.length === 0) return work();
  give(inForce, 'standard');
  try {
    return work();
  } finally {
    give(inForce, 'value');
  }
}

function give(flags: readonly V8Flag[], which: 'value' | 'standard'): void {
  // Loaded here, because most commands set none.
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of flags) setFlagsFromString(`--${flag.name}=${flag[which]}`);
}
