import type { DirectorSpec } from '../../domain/director-spec.ts';
import { failure } from '../../domain/result.ts';
import { onlySamples } from '../../report/problems/recording-problems.ts';
import type { Director, DirectorFailure } from '../../ports/director.ts';

/** Instead of the director of a recording: there is nothing to read or to change any more. */
export function recordedDirector(spec: DirectorSpec): Director {
  const gone: DirectorFailure = { kind: 'read-only', reason: onlySamples };
  return {
    spec,
    observe: () => Promise.resolve(failure(gone)),
    connections: () => Promise.resolve(failure(gone)),
    apply: () => Promise.resolve(failure(gone)),
    close: () => Promise.resolve(),
  };
}
