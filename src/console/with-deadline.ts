import { failure, type Result } from '../domain/result.ts';
import type { DirectorFailure } from '../ports/director.ts';
import type { ConsolePorts } from './ports.ts';

/** Timeout for one answer of a director. */
const deadlineSeconds = 10;

/** Aborts reading after the deadline, or when the console ends. Does not wait for a reader that ignores the signal. */
export async function withDeadline<Value>(
  read: (signal: AbortSignal) => Promise<Result<Value, DirectorFailure>>,
  { clock, interrupted }: Pick<ConsolePorts, 'clock' | 'interrupted'>,
): Promise<Result<Value, DirectorFailure>> {
  const answered = new AbortController();
  const late = new AbortController();
  const waited = AbortSignal.any([answered.signal, interrupted]);
  const gaveUp = clock.sleep(deadlineSeconds * 1000, waited).then((): Result<Value, DirectorFailure> => {
    if (!waited.aborted) late.abort();
    return failure(interrupted.aborted ? { kind: 'interrupted' } : { kind: 'timed-out', seconds: deadlineSeconds });
  });
  try {
    return await Promise.race([read(AbortSignal.any([late.signal, interrupted])), gaveUp]);
  } finally {
    answered.abort();
  }
}
