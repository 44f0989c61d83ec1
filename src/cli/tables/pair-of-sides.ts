import { serverKeyText } from '../../domain/server.ts';
import { serviceKeyText } from '../../domain/service.ts';
import { asPair } from '../../plan/diff/as-pair.ts';
import type { Side } from './side.ts';

/** Two sides as a pair of directors; what health checks may have done to one of them is named. */
export function pairOfSides(
  left: Side,
  right: Side,
): { readonly sides: readonly [Side, Side]; readonly states: readonly string[] } {
  const pair = asPair(left.table, right.table);
  const states = pair.states.map(({ service, server, quiesced }) => {
    const { name } = quiesced === 'left' ? left : right;
    return `${serviceKeyText(service)}: ${serverKeyText(server)} has weight 0 on ${name} only`;
  });
  return { sides: [withTable(left, pair.left), withTable(right, pair.right)], states };
}

/** Counters belong to the table that was observed, not to the one that is compared. */
function withTable({ observation, ...side }: Side, table: Side['table']): Side {
  return { ...side, table, unknown: observation?.unknown ?? side.unknown };
}
