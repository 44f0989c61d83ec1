import { asPair } from '../../plan/diff/as-pair.ts';
import { quiescedOnOne } from '../../report/problems/checker-problems.ts';
import type { Problem } from '../../report/problem.ts';
import type { Side } from './side.ts';

/** Two sides as a pair of directors; what health checks may have done to one of them is named. */
export function pairOfSides(
  left: Side,
  right: Side,
): { readonly sides: readonly [Side, Side]; readonly states: readonly Problem[] } {
  const pair = asPair(left.table, right.table);
  const states = pair.states.map(({ service, server, quiesced }) => {
    const { name } = quiesced === 'left' ? left : right;
    return quiescedOnOne(service, server, name);
  });
  return { sides: [withTable(left, pair.left), withTable(right, pair.right)], states };
}

/** Counters belong to the table that was observed, not to the one that is compared. */
function withTable({ observation, ...side }: Side, table: Side['table']): Side {
  return { ...side, table, unknown: observation?.unknown ?? side.unknown };
}
