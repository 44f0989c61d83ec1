import type { KeyFault } from '../../config/read-by-schema.ts';
import type { Problem } from '../problem.ts';

export const countWithoutWatch: Problem = {
  what: '--count without --watch',
  remedy: 'add --watch, or leave --count out',
};

/** Several directors where there is no screen. */
export function severalWithoutScreen(count: number): Problem {
  return {
    what: `${count} directors`,
    why: '--once, --watch and output without a terminal show one director',
    remedy: 'give one --director',
  };
}

export function savedFilterInFilter(name: string): KeyFault {
  return { path: ['filters', name], what: `'${name}' uses another saved filter; write that one out here` };
}

export function notAFilter(name: string, why: string): KeyFault {
  return { path: ['filters', name], what: `'${name}' is not a filter: ${why}` };
}

/** Why nothing can be changed. */
export const lockReasons = {
  recording: 'a recording cannot be changed',
  'read-only': 'started with --read-only',
  settings: 'locked by console.json; L unlocks',
} as const;

/** Why the director is a simulated one. */
export type Simulated =
  | { readonly kind: 'demo' }
  | { readonly kind: 'requested'; readonly spec: string }
  | { readonly kind: 'no-ipvs'; readonly reason: string };

export function simulatedBecause(simulated: Simulated): string {
  switch (simulated.kind) {
    case 'demo':
      return 'a demonstration (--demo), no kernel is touched';
    case 'requested':
      return `asked for with --director ${simulated.spec}`;
    case 'no-ipvs':
      return `this machine has no IPVS: ${simulated.reason}`;
  }
}
