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
