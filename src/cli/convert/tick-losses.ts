import { type Loss, unknownTimeout } from '../../domain/complete.ts';
import type { ConvertibleSource } from './source-form.ts';

/** Names the persistence timeouts that JSON shows in ticks, because CONFIG_HZ is unknown. */
export function withTickLosses(source: ConvertibleSource): ConvertibleSource {
  const asJson = (source.table.services ?? []).flatMap(({ persistence, line }): Loss[] =>
    persistence?.ticks === undefined
      ? []
      : [{ ...(line !== undefined && { line }), what: unknownTimeout(persistence.ticks) }],
  );
  return asJson.length === 0 ? source : { ...source, losses: { ...source.losses, asJson } };
}
