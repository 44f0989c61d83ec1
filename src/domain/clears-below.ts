import type { RealServer } from './server.ts';

/**
 * A server that was full takes new connections again as soon as it has fewer than this many, active and inactive: its
 * lower threshold, or three quarters of the upper one, rounded up.
 */
export function clearsBelow({ upper, lower }: Pick<RealServer, 'upper' | 'lower'>): number {
  return lower > 0 ? lower : upper - Math.floor(upper / 4);
}
