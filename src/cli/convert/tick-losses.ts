import type { Loss } from '../../domain/complete.ts';
import { timeoutInTicks } from '../../report/problems/convert-problems.ts';
import type { ConvertibleSource } from './source-form.ts';

/** Names the persistence timeouts that JSON shows in ticks, because CONFIG_HZ is unknown. */
export function withTickLosses(source: ConvertibleSource): ConvertibleSource {
  const asJson = (source.table.services ?? []).flatMap(({ persistence, line }): Loss[] =>
    persistence?.ticks === undefined ? [] : [timeoutInTicks(line, persistence.ticks)],
  );
  return asJson.length === 0 ? source : { ...source, losses: { ...source.losses, asJson } };
}
