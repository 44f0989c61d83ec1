import { setFlagsFromString } from 'node:v8';

/**
 * Runs work of a fraction of a second that is done once. V8 would compile its hot functions again, optimized: for the
 * traffic of a demonstration that takes as much processor time as the traffic itself. V8 13 is the newest that is known
 * to have the flags; another one would complain on standard error.
 */
export function withoutOptimizing(work: () => void, v8Version: string = process.versions.v8): void {
  if (Number(v8Version.split('.')[0]) > 13) {
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
