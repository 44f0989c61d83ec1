import type { Change } from '../../domain/change.ts';
import { type Result, success } from '../../domain/result.ts';
import type { Table } from '../../domain/table.ts';
import type { Director, DirectorFailure } from '../../ports/director.ts';
import { type Shortage, shortageNow } from '../../plan/limits/capacity.ts';
import type { ApplyOptions } from './progress.ts';

const lookEveryMs = 1000;

/**
 * Waits until the changes leave each service its minimum capacity: while a server drains, another one may have been
 * quiesced or become full. Returns the shortage that remains at the timeout, or null.
 */
export async function holdForCapacity(
  director: Director,
  before: Table,
  changes: readonly Change[],
  patienceMs: number,
  { clock, signal, onEvent, leastCapacity = 0 }: ApplyOptions,
): Promise<Result<Shortage | null, DirectorFailure>> {
  const until = clock.now() + patienceMs;
  for (;;) {
    const observed = await director.observe(signal);
    if (!observed.ok) return observed;
    const shortage = shortageNow(observed.value, before, changes, leastCapacity);
    const leftMs = Math.max(0, until - clock.now());
    if (shortage === null || leftMs === 0 || signal?.aborted) return success(shortage);
    onEvent?.({ kind: 'holding', ...shortage, least: leastCapacity, leftMs });
    await clock.sleep(Math.min(lookEveryMs, leftMs), signal);
  }
}
