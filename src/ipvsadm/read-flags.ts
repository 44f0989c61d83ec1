import { flagBit, flagScheduler } from '../domain/scheduler-flags.ts';
import type { Fault } from './fault.ts';

/** The flags as bits, the fault at which ipvsadm stops, or its crash on a list of nothing but commas. */
export type ReadFlags =
  | { readonly kind: 'flags'; readonly flags: number }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'crash' };

const noFlags: ReadFlags = { kind: 'flags', flags: 0 };

/** The value of `-b` for the scheduler of the complete line. */
export function readFlags(raw: string, scheduler: string): ReadFlags {
  if (raw === '') return noFlags;
  const names = raw.split(',').filter((name) => name !== '');
  if (names.length === 0) return { kind: 'crash' };
  let flags = 0;
  for (const name of names) {
    const bit = flagBit(name);
    if (bit === undefined) return { kind: 'refused', fault: { reason: 'flag-unknown', flag: name } };
    const owner = flagScheduler(name);
    if (owner !== null && owner !== (scheduler || 'wlc')) {
      return { kind: 'refused', fault: { reason: 'flag-incompatible', flag: name } };
    }
    flags |= bit;
  }
  return { kind: 'flags', flags };
}
