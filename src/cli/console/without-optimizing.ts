import { setFlagsFromString } from 'node:v8';
import { hasKnownFlags } from '../../host/v8-flags.ts';

/**
 * Runs work of a fraction of a second that is done once. V8 would compile its hot functions again, optimized: for the
 * traffic of a demonstration that takes as much processor time as the traffic itself.
 */
export function withoutOptimizing(work: () => void, v8Version: string = process.versions.v8): void {
  if (!hasKnownFlags(v8Version)) {
    work();
    return;
  }
  setFlagsFromString('--no-opt');
  try {
    work();
  } finally {
    setFlagsFromString('--opt');
  }
}
